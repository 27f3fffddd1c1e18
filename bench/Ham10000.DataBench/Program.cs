using System.Diagnostics;
using Ham10000.Dataset;

// Measures the data path on a folder of JPEGs: dotnet run -c Release --project bench/Ham10000.DataBench -- FOLDER [IMAGES]
// What Pillow and PyTorch do on the same machine: /usr/bin/python3 bench/Ham10000.DataBench/compare.py FOLDER [IMAGES]
string folder = args.Length > 0 ? args[0] : throw new ArgumentException("Expected the folder of the JPEGs as first argument.");
int count = args.Length > 1 ? int.Parse(args[1]) : 1000;
string[] files = [.. Directory.GetFiles(folder, "*.jpg").Order()];
var records = Enumerable.Range(0, count).Select(i => new LesionRecord
{
    ImageId = $"ISIC_{i:D7}",
    LesionId = $"HAM_{i:D7}",
    Diagnosis = (Diagnosis)(i % 7),
    DxType = "histo",
    Sex = "unknown",
    Localization = "unknown",
    ImagePath = Path.GetFullPath(files[i % files.Length]),
    Line = i + 2,
}).ToArray();
string cache = Directory.CreateTempSubdirectory("ham10000-bench-").FullName;
try
{
    DecodeAlone(files, count);
    var options = new StoreOptions { CacheFolder = cache };
    var unfitted = new Preprocessing();
    Print($"store build, {Environment.ProcessorCount} threads", count, Time(() => ImageSet.FromRecords(records).OpenStore(unfitted, options)));
    Console.WriteLine($"{"peak resident memory after the build",-42}{Process.GetCurrentProcess().PeakWorkingSet64 / 1048576,10} MiB");
    var set = ImageSet.FromRecords(records);
    Console.WriteLine($"{"store opened in",-42}{Time(() => set.OpenStore(unfitted, options)) * 1000,10:F1} ms");
    var fitted = unfitted;
    Print("standardisation fitted", count, Time(() => fitted = unfitted.Fit(set, options)));
    foreach (var augmentation in new[] { Augmentation.None, Augmentation.Standard })
    {
        foreach (int threads in new[] { 1, 2 })
        {
            Batches(set, fitted, options, augmentation, threads);
        }
    }
}
finally
{
    Directory.Delete(cache, recursive: true);
}

static void DecodeAlone(string[] files, int count)
{
    byte[][] contents = [.. files.Select(File.ReadAllBytes)];
    foreach (byte[] content in contents)
    {
        ImageDecoder.Decode(content);
    }

    Print("decoding alone, 1 thread", count, Time(() =>
    {
        for (int i = 0; i < count; i++)
        {
            ImageDecoder.Decode(contents[i % contents.Length]);
        }
    }));
}

static void Batches(ImageSet set, Preprocessing fitted, StoreOptions options, Augmentation augmentation, int threads)
{
    using var loader = new BatchLoader(set, fitted, new LoaderOptions { BatchSize = 32, Shuffle = true, Augmentation = augmentation, Threads = threads }, options);
    int epochs = Math.Max(2, 20_000 / set.Count);
    Read(loader, 0);
    long allocated = GC.GetTotalAllocatedBytes(precise: true);
    double seconds = Time(() =>
    {
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            Read(loader, epoch);
        }
    });
    allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
    Print($"batches of 32, {(augmentation.IsNone ? "plain" : "augmented")}, {threads} thread(s)", set.Count * epochs, seconds);
    Console.WriteLine($"{"  bytes allocated per epoch",-42}{allocated / epochs,10}");
}

static void Read(BatchLoader loader, int epoch)
{
    foreach (var batch in loader.ReadEpoch(epoch))
    {
        batch.Dispose();
    }
}

static double Time(Action action)
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed.TotalSeconds;
}

static void Print(string what, int images, double seconds) => Console.WriteLine($"{what,-42}{images / seconds,10:F0} images/s");
