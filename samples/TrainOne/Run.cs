using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.LiveDisplay;
using Ham10000.Training;

namespace TrainOne;

/// <summary>Opens the images, says what is left out, trains, judges and saves.</summary>
internal static class Run
{
    private const int Stopped = 130;

    public static int Of(TrainOptions options, CancellationToken cancellationToken)
    {
        var checkpoints = Path.Combine(options.Out, "checkpoints");
        if (!options.Resume && Directory.Exists(checkpoints) && Directory.EnumerateFiles(checkpoints, "*.safetensors", SearchOption.AllDirectories).Any())
        {
            throw new ArgumentException($"'{checkpoints}' holds checkpoints of an earlier training. Pass --resume to go on with it, or another folder in --out.");
        }

        using var data = HamDataset.Open(options.Data);
        var recipe = Prepared(options);
        Console.WriteLine($"{recipe.Name}: {recipe.Description}");
        Console.WriteLine(recipe.Select(data).Report);

        // Before the training, which a folder that cannot be made would be the end of.
        Directory.CreateDirectory(options.Out);
        try
        {
            using var result = recipe.Run(data, cancellationToken);
            Console.WriteLine(result.Split);
            Console.WriteLine(result.Model.Summary(backboneLayers: false));
            Write(result, options, cancellationToken);
            return cancellationToken.IsCancellationRequested ? Stopped : 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Console.Error.WriteLine(recipe.Pretraining is null ? "Stopped before the training began." : "Stopped before the second stage began; there is no model yet.");
            return Stopped;
        }
    }

    private static Recipe Prepared(TrainOptions options)
    {
        var recipe = options.Epochs is { } epochs ? options.Recipe.WithEpochs(epochs) : options.Recipe;
        var training = recipe.Training;
        var monitored = recipe.Split.Validation > 0 ? Metric.ValidationBalancedAccuracy : Metric.TrainingLoss;
        return recipe with
        {
            Weights = options.Weights ?? recipe.Weights,
            Pretraining = recipe.Pretraining is not { } first ? null
                : first with
                {
                    Training = first.Training with
                    {
                        Callbacks = [.. first.Training.Callbacks, new LiveProgress("first stage")],
                        Checkpoints = Checkpoints(options, "first-stage"),
                        StopOnSignals = false,
                    },
                },
            Training = training with
            {
                Sampling = options.Sampling ?? training.Sampling,
                Checkpoints = Checkpoints(options, "main"),
                StopOnSignals = false,
                Callbacks =
                [
                    .. training.Callbacks,
                    new ModelCheckpoint(options.Out, monitored),
                    new CsvLogger(Path.Combine(options.Out, "log.csv")),
                    new LiveProgress(recipe.Name),
                ],
            },
        };
    }

    private static CheckpointOptions Checkpoints(TrainOptions options, string stage) =>
        new() { Folder = Path.Combine(options.Out, "checkpoints", stage), Resume = options.Resume };

    private static void Write(RecipeResult result, TrainOptions options, CancellationToken cancellationToken)
    {
        Console.WriteLine(result.History.StopReason);
        result.Model.Save(Path.Combine(options.Out, "model.safetensors"));
        result.History.SaveJson(Path.Combine(options.Out, "history.json"));
        if (result.Split.Test.Count > 0 ? result.Test is null : result.Validation is null)
        {
            Console.WriteLine($"Model and log: {Path.GetFullPath(options.Out)}");
            return;
        }

        var report = result.ToReport(new ReportOptions { Evaluation = result.Recipe.Evaluation, Date = DateOnly.FromDateTime(DateTime.UtcNow) }, cancellationToken);
        Console.WriteLine(report.Test.ConfusionMatrix);
        Console.WriteLine(report.Test.ClassificationReport);
        foreach (var warning in report.Warnings)
        {
            Console.WriteLine($"Warning: {warning}");
        }

        var written = report.Save(options.Out);
        Console.WriteLine($"Model, log and report: {Path.GetFullPath(written[0])}");
        if (options.Compare is { } other)
        {
            Compare(report, other, options.Out, cancellationToken);
        }
    }

    private static void Compare(Report report, Report other, string folder, CancellationToken cancellationToken)
    {
        var comparison = Report.Compare(report, other, cancellationToken: cancellationToken);
        Console.WriteLine();
        Console.Write(comparison);
        comparison.SaveJson(Path.Combine(folder, "comparison.json"));
        comparison.SaveHtml(Path.Combine(folder, "comparison.html"));
        Console.WriteLine($"Comparison: {Path.GetFullPath(Path.Combine(folder, "comparison.html"))}");
    }
}
