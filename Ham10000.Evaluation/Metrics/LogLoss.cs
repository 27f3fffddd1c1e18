namespace Ham10000.Evaluation;

/// <summary>Mean negative logarithm of the probability that was given to the true class (cross-entropy), in nats.</summary>
/// <remarks>As in scikit-learn 1.2, probabilities are first clipped to [ε, 1 − ε] with float32's ε = 2⁻²³, then each row is divided by its
/// sum; sums are in double precision. The loss of a report comes from logits and is not clipped.</remarks>
public sealed class LogLoss : IMetric
{
    private readonly RowMean _mean = new("log loss", static (row, label) => RowScores.LogLoss(row, label, RowScores.SingleEpsilon));

    /// <inheritdoc />
    public string Name => "log loss";

    /// <inheritdoc />
    public bool HigherIsBetter => false;

    /// <inheritdoc />
    public void Reset() => _mean.Clear();

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount) => _mean.Add(probabilities, labels, classCount);

    /// <inheritdoc />
    public double Compute() => _mean.Value;

    /// <inheritdoc />
    public IMetric Fresh() => new LogLoss();
}
