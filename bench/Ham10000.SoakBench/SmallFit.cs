using System.Security.Cryptography;
using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;
using TorchSharp;

namespace Ham10000.SoakBench;

/// <summary>A fit of a small network with dropout, batch norm, augmentation and momentum, that goes on where there is a checkpoint.</summary>
internal static class SmallFit
{
    /// <summary>Printed with each step, so that whoever kills the process knows that it trains.</summary>
    internal const string Step = "step";

    /// <summary>Printed at the end, with a hash of the weights.</summary>
    internal const string Weights = "weights";

    internal static string Images(string folder)
    {
        var images = Path.Combine(folder, "small");
        if (!Directory.Exists(images))
        {
            HamSample.Create(images, images: 70, seed: 3, new HamSampleOptions { Height = 48, Width = 60, Balanced = true });
        }

        return images;
    }

    /// <summary>Trains and prints a hash of weights and history.</summary>
    /// <param name="folder">The folder of the images.</param>
    /// <param name="run">The folder of the checkpoints; empty for none.</param>
    /// <param name="seed">The fit's seed.</param>
    internal static int Run(string folder, string run, int seed)
    {
        using var data = HamDataset.Open(Images(folder));
        var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));
        using var model = ModelBuilder.FromInput(24, 30).Conv2d(8, activation: Activation.Relu).MaxPool(2).BatchNorm().Dropout(0.25)
            .Conv2d(16, activation: Activation.Relu).GlobalAveragePooling().Dropout(0.2).Dense(7, l2: 0.01).Build(seed);
        var history = Trainer.Fit(model, split.Train, split.Validation, new TrainingOptions
        {
            Epochs = 150,
            BatchSize = 4,
            Seed = seed,
            Threads = 1,
            Optimizer = Optimizer.NAdam(1e-3),
            Augmentation = Augmentation.Standard,
            Callbacks = [new Announcer()],
            Checkpoints = run.Length == 0 ? null : new CheckpointOptions { Folder = run, EverySteps = 1, Keep = 3, Resume = true },
        });
        foreach (var warning in history.Warnings)
        {
            Console.WriteLine($"warning {warning}");
        }

        Console.WriteLine($"{Weights} {HashOf(model)} of {history.Steps} steps, losses {string.Join(' ', history.Epochs.TakeLast(2).Select(e => e.TrainingLoss.ToString("R")))}");
        return 0;
    }

    private static string HashOf(ImageModel model)
    {
        using var scope = torch.NewDisposeScope();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, tensor) in model.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class Announcer : TrainingCallback
    {
        public override bool OnlyObserves => true;

        public override void OnStepEnd(TrainingContext context) => Console.WriteLine($"{Step} {context.TotalSteps}");
    }
}
