using System.Text.Json;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <content>The report as JSON.</content>
public sealed partial class EvaluationReport
{
    /// <summary>The report as JSON, predictions included: all that the page shows, at full precision.</summary>
    /// <remarks>JSON has no NaN: an undefined or infinite value is <c>null</c>. The first member, <c>format</c>, names this layout.
    /// Where two details have the same name, the last stays.</remarks>
    public string ToJson() => JsonSerializer.Serialize(Shape(), ReportJsonContext.Default.ReportJson) + "\n";

    /// <summary>Writes <see cref="ToJson"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveJson(string path) => TextFile.Write(path, ToJson());

    /// <summary>What the JSON holds.</summary>
    internal ReportJson Shape()
    {
        var interval = BalancedAccuracyInterval;
        var classes = ConfusionMatrix.ClassNames;
        var details = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Details)
        {
            details[name] = value;
        }

        return new ReportJson
        {
            Format = "ham10000.evaluation/1",
            Set = SetName,
            Target = Predictions.Schema.Target,
            Classes = classes,
            Images = Predictions.Count,
            Lesions = LesionCount,
            Accuracy = Defined(Accuracy),
            BalancedAccuracy = Defined(BalancedAccuracy),
            BalancedAccuracyInterval = new IntervalJson(Defined(interval.Lower), Defined(interval.Upper), interval.Level, interval.DefinedShare, Resamples, IntervalMethod),
            Loss = Defined(Loss),
            CrossEntropy = Defined(CrossEntropy),
            L2Penalty = Defined(L2Penalty),
            MajorityClass = MajorityName,
            MajorityAccuracy = Defined(MajorityAccuracy),
            Metrics = Metrics.ToDictionary(m => m.Key, m => Defined(m.Value), StringComparer.Ordinal),
            ConfusionMatrix = Rows(ConfusionMatrix),
            ClassScores = [.. ClassificationReport.Classes.Select(Shape)],
            MicroAverage = Shape(ClassificationReport.MicroAverage),
            MacroAverage = Shape(ClassificationReport.MacroAverage),
            WeightedAverage = Shape(ClassificationReport.WeightedAverage),
            ZeroDivision = ClassificationReport.ZeroDivision.ToString(),
            Decision = DecisionOutcome is { } outcome ? Shape(outcome) : null,
            Details = details,
            Predictions = [.. Enumerable.Range(0, Predictions.Count).Select(PredictionOf)],
        };
    }

    private PredictionJson PredictionOf(int i) => new(Predictions.ImageIds[i], Predictions.LesionIds[i],
        ConfusionMatrix.ClassNames[Predictions.Labels[i]], ConfusionMatrix.ClassNames[Predictions.PredictedClasses[i]], Predictions.ProbabilitiesOf(i).ToArray());

    private static DecisionJson Shape(DecisionOutcome outcome) => new(
        outcome.Rule.ToString(), ModelFileMetadata.ToJson(new ModelCalibration { Decision = outcome.Rule }), Rows(outcome.ConfusionMatrix), outcome.Undecided,
        Defined(outcome.Coverage), Defined(outcome.Accuracy), Defined(outcome.AccuracyOfDecided), Defined(outcome.BalancedAccuracy),
        Defined(outcome.BalancedAccuracyOfDecided), Defined(outcome.MeanCost), Defined(outcome.MeanCostOfMostProbable));

    private static IReadOnlyList<long>[] Rows(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.ClassCount).Select(r => (IReadOnlyList<long>)[.. Enumerable.Range(0, matrix.ClassCount).Select(c => matrix[r, c])])];

    private static ScoresJson Shape(ClassScores row) => new(row.Name, Defined(row.Precision), Defined(row.Recall), Defined(row.F1), row.Support);

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
