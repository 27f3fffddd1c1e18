using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace CompareModels;

/// <summary>Trains the recipes one after the other on the same split and writes what came out.</summary>
internal static class Comparison
{
    public const int Stopped = 130;

    // Enough to see each network learn, few enough for a coffee break on two cores: a backbone without ImageNet weights is trained whole.
    private static readonly Dictionary<string, int> FewEpochs = new()
    {
        ["NeuralNetwork"] = 12,
        ["Cnn"] = 10,
        ["CnnAugmented"] = 8,
        ["MobileNet"] = 5,
        ["ResNet50"] = 1,
        ["DenseNet121"] = 1,
        ["MobileNetEnhanced"] = 2,
    };

    public static int Run(CompareOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Out);
        using var data = HamDataset.Open(options.Data ?? SampleSet.Find(Path.Combine(options.Out, "sample")));
        var clean = data.Clean();
        var split = clean.Split(SplitOptions.ByLesion(train: 0.675, validation: 0.075, test: 0.25, seed: 123));
        Console.WriteLine(clean.Report);
        Console.WriteLine(split);
        Console.WriteLine($"leakage: {split.Leakage.SharedLesions} lesions lie in more than one part; {split.Leakage.TestImages} test images have a sibling in training");

        var rows = new List<ComparisonRow>();
        try
        {
            foreach (var recipe in options.Recipes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(rows, recipe, split, options, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was done until then is reported below.
        }

        Finish(rows, options, cancellationToken.IsCancellationRequested);
        return cancellationToken.IsCancellationRequested ? Stopped : 0;
    }

    private static void Add(List<ComparisonRow> rows, Recipe recipe, DataSplit split, CompareOptions options, CancellationToken cancellationToken)
    {
        using var result = Train(recipe, split, options, cancellationToken);
        Reports.Write(result, Path.Combine(options.Out, recipe.Name));
        if (result.History.Epochs.Count > 0)
        {
            rows.Add(result.ToComparisonRow());
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

    private static void Finish(List<ComparisonRow> rows, CompareOptions options, bool stopped)
    {
        Console.WriteLine();
        if (stopped)
        {
            Console.WriteLine("Stopped; this is what was done until then.");
        }

        if (rows.Count > 0)
        {
            var table = new ComparisonTable(rows);
            Console.Write(table);
            Reports.Write(table, options.Out);
        }

        Console.WriteLine($"Reports: {Path.GetFullPath(options.Out)}");
    }
}
