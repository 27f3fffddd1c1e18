using System.Runtime.InteropServices;
using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace CompareModels;

/// <summary>Trains the recipes one after the other on the same split and writes what came out.</summary>
internal static class Comparison
{
    public const int Failed = 1;
    public const int Stopped = 130;

    // Enough to see each network learn, few enough for a coffee break on two cores: a backbone without ImageNet weights is trained whole.
    private static readonly Dictionary<string, int> FewEpochs = new()
    {
        ["NeuralNetwork"] = 12,
        ["Cnn"] = 10,
        ["CnnAugmented"] = 8,
        ["MobileNet"] = 5,
        ["ResNet50"] = 2,
        ["DenseNet121"] = 1,
        ["MobileNetEnhanced"] = 2,
    };

    public static int Run(CompareOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Out);
        using var data = HamDataset.Open(options.Data ?? SampleSet.Find(Path.Combine(options.Out, "sample")));
        var clean = data.Clean();
        var split = clean.Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));
        Console.WriteLine(Reports.Write(clean.Report, options.Out));
        Console.WriteLine(split);
        Console.WriteLine($"leakage: {split.Leakage.SharedLesions} lesions lie in more than one part; {split.Leakage.TestImages} test images have a sibling in training");

        var rows = new List<ComparisonRow>();
        var failures = new List<string>();
        try
        {
            foreach (var recipe in options.Recipes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(rows, failures, recipe, split, options, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was done until then is reported below.
        }

        Finish(rows, failures, split.Test, options, cancellationToken.IsCancellationRequested);
        return cancellationToken.IsCancellationRequested ? Stopped : failures.Count > 0 ? Failed : 0;
    }

    // One recipe that fails, as by a loss that is not finite or a broken weights file, does not take the others' results with it.
    private static void Add(
        List<ComparisonRow> rows, List<string> failures, Recipe recipe, DataSplit split, CompareOptions options, CancellationToken cancellationToken)
    {
        try
        {
            using var result = Train(recipe, split, options, cancellationToken);
            if (Reports.Write(result, options) is { } row)
            {
                rows.Add(row);
            }
        }
        catch (Exception e) when (e is TrainingException or ModelFormatException or InvalidOperationException or ExternalException)
        {
            failures.Add($"{recipe.Name} failed: {e.Message}");
            Console.Error.WriteLine(failures[^1]);
        }
    }

    private static RecipeResult Train(Recipe recipe, DataSplit split, CompareOptions options, CancellationToken cancellationToken)
    {
        var prepared = recipe.WithEpochs(options.Epochs ?? FewEpochs[recipe.Name]).WithImageSize(options.ImageSize.Height, options.ImageSize.Width) with
        {
            Weights = options.Weights is null ? PretrainedWeights.ImageNet : PretrainedWeights.FromFolder(options.Weights),
        };
        prepared = prepared with
        {
            Training = prepared.Training with { Callbacks = [.. prepared.Training.Callbacks, new ConsoleProgress()] },
        };
        Console.WriteLine();
        Console.WriteLine($"{recipe.Name}: {recipe.Description}");
        try
        {
            return prepared.Run(split, cancellationToken);
        }
        catch (PretrainedWeightsNotFoundException e)
        {
            Console.WriteLine($"No ImageNet weights ({e.WeightsName}) were found: the backbone starts at random and is trained whole. --weights names their folder.");
            return (prepared with { Weights = PretrainedWeights.Random }).Run(split, cancellationToken);
        }
    }

    private static void Finish(List<ComparisonRow> rows, List<string> failures, ImageSet test, CompareOptions options, bool stopped)
    {
        Console.WriteLine();
        if (stopped)
        {
            Console.WriteLine("Stopped; this is what was done until then.");
        }

        if (rows.Count > 0)
        {
            var table = new ComparisonTable(rows) { Data = Reports.DataOf(options) };
            Console.Write(table);
            Reports.Write(table, options.Out);
            var commonest = Enumerable.Range(0, test.Labels.ClassCount).MaxBy(c => test.ClassCounts[c]);
            Console.WriteLine($"Always answering {test.Labels.ClassNames[commonest]} would score {100.0 * test.ClassCounts[commonest] / test.Count:0.0} % test accuracy"
                + $" and {100.0 / test.ClassCounts.Count(n => n > 0):0.0} % balanced accuracy.");
        }

        foreach (var failure in failures)
        {
            Console.Error.WriteLine(failure);
        }

        Console.WriteLine(rows.Count > 0 ? $"Comparison, with a link to each report: {Path.GetFullPath(Path.Combine(options.Out, "comparison.html"))}" : $"Files: {Path.GetFullPath(options.Out)}");
    }
}
