namespace Ham10000.Training.Internals;

internal static class ContextExtensions
{
    /// <summary>The monitored value of the epoch that has just ended. The options were checked, so a missing one is a fault of the metric.</summary>
    internal static double Value(this TrainingContext context, Metric metric) =>
        metric.Read(context.LastRecord!) ?? throw new InvalidOperationException($"Epoch {context.Epoch} has no {metric.Name}.");

    extension(TrainingContext context)
    {
        /// <summary>Everything that an epoch of the fit may yield.</summary>
        internal IEnumerable<Metric> Metrics =>
        [
            Metric.TrainingLoss, Metric.TrainingAccuracy, Metric.TrainingBalancedAccuracy,
            Metric.ValidationLoss, Metric.ValidationAccuracy, Metric.ValidationBalancedAccuracy,
            .. context.Options.Metrics.SelectMany(metric => new[] { Metric.Training(metric), Metric.Validation(metric) }),
        ];
    }

    /// <summary>The metric with a name such as <c>validation loss</c>; underscores count as spaces. Null if there is none.</summary>
    internal static Metric? FindMetric(this TrainingContext context, string name) =>
        context.Metrics.FirstOrDefault(metric => string.Equals(metric.Name, name.Replace('_', ' '), StringComparison.OrdinalIgnoreCase));
}
