using System.Globalization;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>The columns of a history: the fixed ones, then the metrics by name.</summary>
internal static class HistoryCsv
{
    private const string Fixed = "epoch,learning_rate,seconds,images_per_second,waited_seconds,training_loss,training_accuracy,training_balanced_accuracy,"
        + "validation_loss,validation_accuracy,validation_balanced_accuracy";

    internal static IReadOnlyList<string> MetricNames(IEnumerable<IMetric> metrics, bool hasValidation) =>
        [.. metrics.SelectMany(m => hasValidation ? new[] { Metric.Training(m).Name, Metric.Validation(m).Name } : [Metric.Training(m).Name]).Order(StringComparer.Ordinal)];

    internal static IReadOnlyList<string> MetricNames(IEnumerable<EpochRecord> epochs) =>
        [.. epochs.SelectMany(e => e.Metrics.Keys).Distinct().Order(StringComparer.Ordinal)];

    internal static string Header(IReadOnlyList<string> metricNames) =>
        string.Join(',', metricNames.Select(n => Quote(n.Replace(' ', '_'))).Prepend(Fixed));

    internal static string Line(EpochRecord e, IReadOnlyList<string> metricNames)
    {
        double?[] values =
        [
            e.Epoch, e.LearningRate, e.Seconds, e.ImagesPerSecond, e.WaitedSeconds, e.TrainingLoss, e.TrainingAccuracy, e.TrainingBalancedAccuracy,
            e.ValidationLoss, e.ValidationAccuracy, e.ValidationBalancedAccuracy,
            .. metricNames.Select(n => e.Metrics.TryGetValue(n, out var value) ? value : (double?)null),
        ];
        return string.Join(',', values.Select(v => v?.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static string Quote(string name) =>
        name.AsSpan().IndexOfAny(",\"\r\n") < 0 ? name : $"\"{name.Replace("\"", "\"\"")}\"";
}
