using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;
using Ham10000.TrainingBench;
using TorchSharp;

namespace Ham10000.SoakBench;

/// <summary>Follows resident memory and live tensors of long fits.</summary>
internal static class MemorySoak
{
    private const int Images = 70;

    internal static int Run(string folder, string recipe, int steps)
    {
        var images = Path.Combine(folder, "large");
        if (!Directory.Exists(images))
        {
            HamSample.Create(images, images: Images, seed: 3, new HamSampleOptions { Balanced = true });
        }

        using var data = HamDataset.Open(images);
        var bad = recipe == "all" ? Recipes.All.Count(r => !Follow(data, r, steps)) : Follow(data, Recipes.Find(recipe), steps) ? 0 : 1;
        return bad == 0 ? 0 : 1;
    }

    // Memory may grow until every buffer has been used: it is compared from a quarter of the steps on.
    private static bool Follow(HamDataset data, Recipe recipe, int steps)
    {
        var split = data.Split(SplitOptions.ByLesion(train: 0.7, validation: 0.15, test: 0.15, seed: 1));
        var meter = new Meter();
        using var model = (recipe with { Weights = PretrainedWeights.Random }).Build(split.ClassCount);
        var perEpoch = (split.Train.Count + recipe.Training.BatchSize - 1) / recipe.Training.BatchSize;
        Trainer.Fit(model, split.Train, split.Validation, recipe.Training with { Epochs = (steps + perEpoch - 1) / perEpoch, Preprocessing = recipe.Preprocessing, Callbacks = [meter] });
        var readings = meter.Readings;
        var quarter = readings[readings.Count / 4];
        var last = readings[^1];
        var (least, most) = (readings.Skip(readings.Count / 4).Min(r => r.Tensors), readings.Skip(readings.Count / 4).Max(r => r.Tensors));
        var flat = last.Megabytes <= quarter.Megabytes + Math.Max(24, quarter.Megabytes / 20) && least == most;
        Console.WriteLine($"{recipe.Name}: {last.Step} steps; resident {quarter.Megabytes} MiB after {quarter.Step}, {last.Megabytes} MiB at the end; live tensors {least} to {most}: {(flat ? "flat" : "GROWS")}");
        return flat;
    }

    private sealed class Meter : TrainingCallback
    {
        public List<(long Step, long Megabytes, long Tensors)> Readings { get; } = [];

        public override void OnEpochEnd(TrainingContext context) => Readings.Add((context.TotalSteps, ProcessMemory.Read("VmRSS"), torch.Tensor.TotalCount));
    }
}
