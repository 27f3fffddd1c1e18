namespace Ham10000.Evaluation;

/// <summary>Mean recall over the classes that occur: the metric of ISIC 2018, task 3.</summary>
/// <remarks>A shared largest probability goes to the first class here; the official scorer counts such a row as wrong.</remarks>
public sealed class BalancedAccuracy : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name => "balanced accuracy";

    /// <inheritdoc />
    public override IMetric Fresh() => new BalancedAccuracy();

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => matrix.BalancedAccuracy;
}
