using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>A fold's result as its file holds it.</summary>
internal sealed record StoredFold
{
    public required int TrainingImages { get; init; }

    public required int ValidationImages { get; init; }

    public double? ValidationBalancedAccuracy { get; init; }

    public required int Epochs { get; init; }

    public required string StopReason { get; init; }

    public required double TrainingSeconds { get; init; }

    public required double CrossEntropy { get; init; }

    public required double L2Penalty { get; init; }

    public required Dictionary<string, double> Metrics { get; init; }

    public required List<KeyValuePair<string, string>> Details { get; init; }

    public required string[] ImageIds { get; init; }

    public required string[] LesionIds { get; init; }

    public required int[] Labels { get; init; }

    public required float[] Probabilities { get; init; }

    internal static StoredFold Of(TrainedRun run, DataSplit split)
    {
        var test = run.Test!;
        return new StoredFold
        {
            TrainingImages = split.Train.Count,
            ValidationImages = split.Validation.Count,
            ValidationBalancedAccuracy = run.Validation?.BalancedAccuracy,
            Epochs = run.History.Epochs.Count,
            StopReason = run.History.StopReason,
            TrainingSeconds = run.Time.TotalSeconds,
            CrossEntropy = test.CrossEntropy,
            L2Penalty = test.L2Penalty,
            Metrics = new Dictionary<string, double>(test.Metrics),
            Details = [.. test.Details],
            ImageIds = [.. test.Predictions.ImageIds],
            LesionIds = [.. test.Predictions.LesionIds],
            Labels = test.Predictions.Labels.ToArray(),
            Probabilities = test.Predictions.Probabilities.ToArray(),
        };
    }

    internal FoldResult ToResult(FoldPlace place, EvaluationOptions evaluation, string? modelPath, CancellationToken cancellationToken) => new()
    {
        Repeat = place.Repeat,
        Fold = place.Fold,
        TrainingImages = TrainingImages,
        ValidationImages = ValidationImages,
        ValidationBalancedAccuracy = ValidationBalancedAccuracy,
        Epochs = Epochs,
        StopReason = StopReason,
        TrainingTime = TimeSpan.FromSeconds(TrainingSeconds),
        ModelPath = modelPath,
        Test = new EvaluationReport(new Predictions(place.Split.Labels, ImageIds, LesionIds, Labels, Probabilities), new EvaluationReportOptions
        {
            SetName = FormattableString.Invariant($"fold {place.Fold}"),
            CrossEntropy = CrossEntropy,
            L2Penalty = L2Penalty,
            ZeroDivision = evaluation.ZeroDivision,
            Bootstrap = evaluation.Bootstrap,
            Metrics = Metrics,
            Details = Details,
        }, cancellationToken),
    };
}
