using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.EvaluationBench;

/// <summary>What an evaluation holds as it goes on: resident and managed memory and live tensors after each tenth of the images.</summary>
internal static class MemoryBench
{
    private const int BatchSize = 64;

    /// <summary>Evaluates as many images of a dataset, or of one that is drawn into the folder where it is empty.</summary>
    public static void Run(int images, string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            HamSample.Create(folder, images, seed: 1, new HamSampleOptions { Height = 150, Width = 200 });
        }

        using var data = HamDataset.Open(folder);
        var set = ImageSet.FromRecords(data.Records.Take(images), $"{images} images");
        using var model = Architectures.MobileNet(7, PretrainedWeights.Random).Build(seed: 1);
        var preprocessing = new Preprocessing { Standardization = Standardization.ImageNet };
        model.SetTask(set.Labels, preprocessing);
        set.OpenStore(preprocessing);

        // The first batches build plans and pools that stay.
        Evaluator.Measure(model, ImageSet.FromRecords(set.Records.Take(4 * BatchSize)), new EvaluationOptions { BatchSize = BatchSize });
        var watch = new Watch(set.Count);
        Report("start", set.Count);
        Evaluator.Measure(model, set, new EvaluationOptions { BatchSize = BatchSize, Progress = watch });
        Report("end", set.Count);
        Console.WriteLine($"memory.{set.Count}.images {set.Count}");
        Console.WriteLine($"memory.{set.Count}.predictions-kib {set.Count * ((7 * sizeof(float)) + (2 * sizeof(int))) / 1024.0:F0}");
    }

    private static void Report(string when, int images)
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true) / 1024.0;
        Console.WriteLine($"memory.{images}.managed-kib.{when} {managed:F0}");
        Console.WriteLine($"memory.{images}.resident-kib.{when} {Resident()}");
        Console.WriteLine($"memory.{images}.tensors.{when} {torch.Tensor.TotalCount}");
    }

    // Memory of the process's own: the pages of the mapped image store are the file's, and go where they are needed.
    private static long Resident()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>Looks after every tenth of the images, without a collection that an evaluation would not make.</summary>
    private sealed class Watch(int images) : IProgress<EvaluationProgress>
    {
        private int _tenth;

        public void Report(EvaluationProgress value)
        {
            if (value.Done * 10 / images <= _tenth)
            {
                return;
            }

            _tenth = value.Done * 10 / images;
            Console.WriteLine($"memory.{images}.resident-kib.{_tenth * 10:D3} {Resident()}");
            Console.WriteLine($"memory.{images}.tensors.{_tenth * 10:D3} {torch.Tensor.TotalCount}");
        }
    }
}
