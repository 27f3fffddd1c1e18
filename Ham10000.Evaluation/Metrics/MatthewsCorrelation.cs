namespace Ham10000.Evaluation;

/// <summary>The correlation of true and given classes, in [−1, 1]: 1 is perfect, 0 what chance gives.</summary>
/// <param name="zeroDivision">What it counts as where all images have one class, or all were given one. Default NaN; scikit-learn says 0.</param>
/// <remarks>As scikit-learn's <c>matthews_corrcoef</c>. Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004.</remarks>
public sealed class MatthewsCorrelation(ZeroDivision zeroDivision = ZeroDivision.NaN) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name => "Matthews correlation";

    /// <inheritdoc />
    public override IMetric Fresh() => new MatthewsCorrelation(zeroDivision);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => matrix.MatthewsCorrelation is var value && double.IsNaN(value) ? zeroDivision.Value() : value;
}
