using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>Trains the folds one after the other, or reads them back.</summary>
internal sealed class FoldRuns(FoldJob job, CrossValidationSplit folds, CrossValidationOptions options)
{
    internal CrossValidationResult Run(CancellationToken cancellationToken) =>
        RunFolder.Use(options.Folder, "cross-validation", Settings(), folder => Run(folder, cancellationToken));

    private CrossValidationResult Run(RunFolder? folder, CancellationToken cancellationToken)
    {
        var results = new List<FoldResult>();
        for (var i = 0; i < folds.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (repeat, fold) = (i / folds.Folds, i % folds.Folds);
            var place = new FoldPlace(repeat, fold, folds[i], folder?.Of(folds.Repeats == 1 ? $"fold-{fold}" : $"repeat-{repeat}-fold-{fold}"));
            var result = Result(place, cancellationToken);
            results.Add(result);
            options.Progress?.Report(result);
        }

        return new CrossValidationResult(job.Name, results, [.. results.GroupBy(result => result.Repeat).Select(repeat => Together([.. repeat], cancellationToken))]);
    }

    private FoldResult Result(FoldPlace place, CancellationToken cancellationToken)
    {
        var stored = place.Folder is null ? null : RunFolder.ResultOf(place.Folder, RunJsonContext.Default.StoredFold);
        stored ??= Train(place, cancellationToken);
        var model = place.Folder is null ? null : Path.Combine(place.Folder, RunFolder.ModelName);
        return stored.ToResult(place, job.Evaluation, File.Exists(model) ? model : null, cancellationToken);
    }

    private StoredFold Train(FoldPlace place, CancellationToken cancellationToken)
    {
        using var run = job.Train(place.Split, (training, isFirstStage) => training with
        {
            Callbacks = [.. training.Callbacks, .. isFirstStage ? [] : options.Callbacks?.Invoke(place) ?? []],
            Checkpoints = place.Folder is null ? null : new CheckpointOptions
            {
                Folder = RunFolder.CheckpointsOf(place.Folder, isFirstStage),
                EverySteps = options.CheckpointEverySteps,
                Resume = true,
            },
        }, job.Evaluation, cancellationToken);
        var stored = StoredFold.Of(run, place.Split);
        if (place.Folder is not null)
        {
            if (options.KeepModels)
            {
                run.Model.Save(Path.Combine(place.Folder, RunFolder.ModelName));
            }

            RunFolder.Finish(place.Folder, stored, RunJsonContext.Default.StoredFold);
        }

        return stored;
    }

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>(job.Settings)
        {
            ["Folds"] = FormattableString.Invariant($"{folds.Folds}, repeated {folds.Repeats} times"),
            ["Classes"] = folds.Labels.ToString(),
        };
        for (var i = 0; i < folds.Count; i++)
        {
            settings[FormattableString.Invariant($"Images of repeat {i / folds.Folds}, fold {i % folds.Folds}")] =
                $"training {RunSettings.Of(folds[i].Train)}, validation {RunSettings.Of(folds[i].Validation)}, test {RunSettings.Of(folds[i].Test)}";
        }

        return settings;
    }

    // Every image once, each judged by the model of its fold. A loss over all is the mean over images; penalties differ from model to model.
    private EvaluationReport Together(FoldResult[] repeat, CancellationToken cancellationToken)
    {
        var parts = repeat.Select(result => result.Test.Predictions).ToList();
        var predictions = new Predictions(folds.Labels, [.. parts.SelectMany(part => part.ImageIds)], [.. parts.SelectMany(part => part.LesionIds)],
            [.. parts.SelectMany(part => part.Labels.ToArray())], [.. parts.SelectMany(part => part.Probabilities.ToArray())]);
        var images = (double)predictions.Count;
        return new EvaluationReport(predictions, new EvaluationReportOptions
        {
            SetName = "all folds",
            CrossEntropy = repeat.Sum(result => result.Test.CrossEntropy * result.Test.Predictions.Count) / images,
            L2Penalty = repeat.Sum(result => result.Test.L2Penalty * result.Test.Predictions.Count) / images,
            ZeroDivision = job.Evaluation.ZeroDivision,
            Bootstrap = job.Evaluation.Bootstrap,
            Metrics = job.Evaluation.Metrics.ToDictionary(metric => metric.Name, predictions.Score),
        }, cancellationToken);
    }
}
