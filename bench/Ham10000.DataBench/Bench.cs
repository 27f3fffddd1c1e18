using System.Diagnostics;
using Ham10000.Bench;
using Ham10000.Dataset;

namespace Ham10000.DataBench;

/// <summary>The measurements.</summary>
internal static class Bench
{
    // The first images run before the compiler has optimised the code; users build stores of ten thousand.
    private const int WarmUp = 200;

    internal static void Decode(string folder, int images)
    {
        byte[][] contents = [.. BenchImages.Files(folder).Select(File.ReadAllBytes)];
        foreach (byte[] content in contents.Concat(contents).Concat(contents))
        {
            ImageDecoder.Decode(content);
        }

        Print("ours.decode.1", images / Seconds(() =>
        {
            for (int i = 0; i < images; i++)
            {
                ImageDecoder.Decode(contents[i % contents.Length]);
            }
        }));
    }

    internal static void Build(string folder, int images) => WithCache(options =>
    {
        BenchImages.Set(folder, WarmUp).OpenStore(new Preprocessing { Width = 124 }, options);
        var set = BenchImages.Set(folder, images);
        Print("ours.build.2", images / Seconds(() => set.OpenStore(new Preprocessing(), options)));
    });

    internal static void Memory(string folder, int images) => WithCache(options =>
    {
        BenchImages.Set(folder, images).OpenStore(new Preprocessing(), options);
        using var process = Process.GetCurrentProcess();
        Print($"ours.peak-mib.{images}", process.PeakWorkingSet64 / 1048576.0);
    });

    internal static void Open(string folder) => WithCache(options =>
    {
        var sources = BenchImages.Files(folder).Select(f => new ImageSource(Path.GetFileNameWithoutExtension(f), f)).ToArray();
        ImageStore.OpenOrBuild(sources, new Preprocessing(), options).Dispose();
        Print("ours.open-images", sources.Length);
        for (int i = 0; i < 5; i++)
        {
            Print("ours.open-ms", 1000 * Seconds(() => ImageStore.OpenOrBuild(sources, new Preprocessing(), options).Dispose()));
        }
    });

    internal static void Batches(string folder, int images) => WithCache(options =>
    {
        var set = BenchImages.Set(folder, images);
        var fitted = new Preprocessing().Fit(set, options);
        for (int threads = 1; threads <= 2; threads++)
        {
            var loading = new LoaderOptions { BatchSize = 32, Shuffle = true, Augmentation = Augmentation.Standard, Threads = threads };
            using var loader = new BatchLoader(set, fitted, loading, options);
            Read(loader, 0);
            Read(loader, 1);
            int epochs = Math.Max(4, 40_000 / images);
            Print($"ours.batches.{threads}", images * epochs / Seconds(() => Enumerable.Range(2, epochs).ToList().ForEach(e => Read(loader, e))));
            Print($"ours.bytes-per-batch.{threads}", BytesPerBatch(loader, epochs + 2, images / 32));
        }
    });

    /// <summary>What all threads allocate from the tenth batch of an epoch to the last, per batch.</summary>
    private static double BytesPerBatch(BatchLoader loader, int epoch, int batches)
    {
        const int Settled = 10;
        int count = 0;
        long before = 0, after = 0;
        foreach (var batch in loader.ReadEpoch(epoch))
        {
            batch.Dispose();
            count++;
            before = count == Settled ? GC.GetTotalAllocatedBytes(precise: true) : before;
            after = count == batches ? GC.GetTotalAllocatedBytes(precise: true) : after;
        }

        return (after - before) / (double)(batches - Settled);
    }

    private static void Read(BatchLoader loader, int epoch)
    {
        foreach (var batch in loader.ReadEpoch(epoch))
        {
            batch.Dispose();
        }
    }

    private static void WithCache(Action<StoreOptions> measure)
    {
        string cache = Directory.CreateTempSubdirectory("ham10000-bench-").FullName;
        try
        {
            measure(new StoreOptions { CacheFolder = cache });
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static void Print(string name, double value) => Console.WriteLine($"{name} {value:F1}");
}
