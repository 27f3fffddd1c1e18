namespace Ham10000.Evaluation;

/// <summary>Share of images that were given their true class.</summary>
public sealed class Accuracy : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name => "accuracy";

    /// <inheritdoc />
    public override IMetric Fresh() => new Accuracy();

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => matrix.Accuracy;
}
