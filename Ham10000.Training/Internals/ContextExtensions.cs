namespace Ham10000.Training.Internals;

internal static class ContextExtensions
{
    /// <summary>The monitored value of the epoch that has just ended. The options were checked, so a missing one is a fault of the metric.</summary>
    internal static double Value(this TrainingContext context, Metric metric) =>
        metric.Read(context.LastRecord!) ?? throw new InvalidOperationException($"Epoch {context.Epoch} has no {metric.Name}.");
}
