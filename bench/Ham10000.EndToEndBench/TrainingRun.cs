using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.EndToEndBench;

/// <summary>Trains a recipe for a few epochs, without validation, and prints the images per second of the epochs after the first: batches, network, gradients and optimiser.</summary>
internal static class TrainingRun
{
    private const int Epochs = 3;

    internal static void Measure(string folder, string weights, int images, int batch, int threads, string precision, string name)
    {
        using var data = HamDataset.Open(folder);
        var set = ImageSet.FromRecords(data.Records.Take(images));
        var recipe = Recipes.Find(name);
        using var model = (recipe with { Weights = PretrainedWeights.FromFolder(weights) }).Build();
        var history = Trainer.Fit(model, set, null, recipe.Training with
        {
            Epochs = Epochs,
            BatchSize = batch,
            Threads = threads,
            Precision = Enum.Parse<NumericPrecision>(precision),
            Callbacks = [],
        });
        var rates = history.Epochs.Skip(1).Select(epoch => epoch.ImagesPerSecond).Order().ToList();
        var waited = history.Epochs.Skip(1).Sum(epoch => epoch.WaitedSeconds) / history.Epochs.Skip(1).Sum(epoch => epoch.Seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ours-{precision}.{name}.{batch} {rates[(rates.Count - 1) / 2]:F1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"waited-{precision}.{name}.{batch} {waited:F3}"));
    }
}
