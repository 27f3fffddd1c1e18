namespace Ham10000.Evaluation;

/// <summary>Mean recall over the classes that occur: the metric of ISIC 2018, task 3.</summary>
/// <param name="ties">What becomes of an image whose largest probability is shared. Default: it is given the first of the classes. The official scorer
/// counts it as wrong, which is <see cref="TieRule.Undecided"/>.</param>
public sealed class BalancedAccuracy(TieRule ties = TieRule.First) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name { get; } = ties == TieRule.First ? "balanced accuracy" : "balanced accuracy, ties wrong";

    private protected override TieRule Ties => ties;

    /// <inheritdoc />
    public override IMetric Fresh() => new BalancedAccuracy(ties);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => matrix.BalancedAccuracy;
}
