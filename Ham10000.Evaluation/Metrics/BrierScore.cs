namespace Ham10000.Evaluation;

/// <summary>Mean squared distance of the probabilities from the truth, summed over the classes, in [0, 2]; 0 is perfect.</summary>
/// <remarks>Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950. Of two classes it is twice what
/// scikit-learn's <c>brier_score_loss</c> says. The name is the field's; it is better when lower.</remarks>
public sealed class BrierScore : IMetric
{
    private readonly RowMean _mean = new("Brier score", RowScores.Brier);

    /// <inheritdoc />
    public string Name => "Brier score";

    /// <inheritdoc />
    public bool HigherIsBetter => false;

    /// <inheritdoc />
    public void Reset() => _mean.Clear();

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount) => _mean.Add(probabilities, labels, classCount);

    /// <inheritdoc />
    public double Compute() => _mean.Value;

    /// <inheritdoc />
    public IMetric Fresh() => new BrierScore();
}
