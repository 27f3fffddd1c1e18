namespace Ham10000.Evaluation;

/// <summary>Mean negative logarithm of the probability that was given to the true class (cross-entropy), in nats.</summary>
/// <remarks>As in scikit-learn 1.2, probabilities are first clipped to [ε, 1 − ε] with float32's ε = 2⁻²³, then each row is divided by its
/// sum; sums are in double precision. The loss of a report comes from logits and is not clipped.</remarks>
public sealed class LogLoss : IMetric
{
    private const double Epsilon = 1.0 / (1 << 23);

    private double _sum;
    private double _lost;
    private long _count;

    /// <inheritdoc />
    public string Name => "log loss";

    /// <inheritdoc />
    public bool HigherIsBetter => false;

    /// <inheritdoc />
    public void Reset() => (_sum, _lost, _count) = (0, 0, 0);

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classCount, classCount);
            var total = 0.0;
            foreach (var probability in row)
            {
                total += Clip(probability);
            }

            Add(-Math.Log(Clip(row[labels[i]]) / total));
        }

        _count += labels.Length;
    }

    /// <inheritdoc />
    public double Compute() => _count == 0 ? double.NaN : (_sum + _lost) / _count;

    /// <inheritdoc />
    public IMetric Fresh() => new LogLoss();

    private static double Clip(float probability) => Math.Clamp((double)probability, Epsilon, 1 - Epsilon);

    // Neumaier's sum: what a large total rounds away of a small term is kept aside.
    private void Add(double term)
    {
        var sum = _sum + term;
        _lost += Math.Abs(_sum) >= Math.Abs(term) ? (_sum - sum) + term : (term - sum) + _sum;
        _sum = sum;
    }
}
