using System.Diagnostics;
using Ham10000.Bench;
using Ham10000.Dataset;

// Measures what augmentation and the steps before resizing cost, in processor time, which other programs on the machine disturb little:
// dotnet run -c Release --project bench/Ham10000.PixelBench -- FOLDER
string folder = args.Length > 0 ? args[0] : throw new ArgumentException("Expected the folder of the JPEGs as first argument.");
RgbImage[] images = [.. BenchImages.Files(folder).Take(28).Select(f => ImageDecoder.Decode(f))];
Console.WriteLine($"{images.Length} images, the first of {images[0].Height}×{images[0].Width}; milliseconds of one thread per image");
Steps("resizing alone", new Preprocessing());
Steps("colour constancy and resizing", new Preprocessing { ColorConstancy = ColorConstancy.ShadesOfGray() });
Steps("hair removal and resizing", new Preprocessing { HairRemoval = HairRemoval.Default });

string cache = Directory.CreateTempSubdirectory("ham10000-bench-").FullName;
try
{
    var set = BenchImages.Set(folder, 1000);
    var options = new StoreOptions { CacheFolder = cache };
    var fitted = new Preprocessing().Fit(set, options);
    Console.WriteLine("images per second of one thread's processor time, 100×125");
    Batches("plain", Augmentation.None, fitted);
    Batches("standard", Augmentation.Standard, fitted);
    Batches("standard, each image by itself", Augmentation.Standard, fitted with { Standardization = Standardization.PerImage });
    Batches("course", Augmentation.Course, fitted);
    Batches("standard and cutout", Augmentation.Standard with { CutoutCount = 1 }, fitted);
    Batches("standard and brightness", Augmentation.Standard with { Brightness = 0.2 }, fitted);
    var colors = Augmentation.Standard with { Brightness = 0.2, Contrast = 0.2, Saturation = 0.2, HueShift = 0.05 };
    Batches("standard and all colours", colors, fitted);
    Batches("standard and noise", Augmentation.Standard with { NoiseDeviation = 5 }, fitted);
    Batches("everything", colors with { NoiseDeviation = 5, CutoutCount = 1 }, fitted);

    void Batches(string what, Augmentation augmentation, Preprocessing preprocessing)
    {
        const int Epochs = 8;
        using var loader = new BatchLoader(set, preprocessing, new LoaderOptions { BatchSize = 32, Augmentation = augmentation }, options);
        Read(loader, 0, 4);
        double seconds = ProcessorSeconds(() => Read(loader, 4, Epochs));
        Console.WriteLine($"{what,-42}{set.Count * Epochs / seconds,10:F0}");
    }
}
finally
{
    Directory.Delete(cache, recursive: true);
}

void Steps(string what, Preprocessing preprocessing)
{
    const int Rounds = 10;
    Enumerable.Range(0, 4).ToList().ForEach(_ => All());
    Console.WriteLine($"{what,-42}{ProcessorSeconds(() => Enumerable.Range(0, Rounds).ToList().ForEach(_ => All())) / Rounds / images.Length * 1000,10:F2}");

    void All() => Batch.FromImages(images, preprocessing with { Standardization = Standardization.UnitRange }).Dispose();
}

static void Read(BatchLoader loader, int first, int count)
{
    for (int epoch = first; epoch < first + count; epoch++)
    {
        foreach (var batch in loader.ReadEpoch(epoch))
        {
            batch.Dispose();
        }
    }
}

static double ProcessorSeconds(Action action)
{
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    action();
    return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
}
