namespace Ham10000.Evaluation;

/// <summary>Share of images whose true class is among the k most probable ones.</summary>
/// <remarks>As scikit-learn's <c>top_k_accuracy_score</c>. Of equal probabilities the later class ranks first there, and here; so where a largest
/// probability is shared, k = 1 is not <see cref="Accuracy"/>, which takes the first class.</remarks>
public sealed class TopKAccuracy : IMetric
{
    private readonly RowMean _mean;
    private readonly int _k;

    /// <summary>Makes an empty metric.</summary>
    /// <param name="k">How many classes may be named; at least 1. From the number of classes on the score is 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public TopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        _k = k;
        Name = $"top-{k} accuracy";
        _mean = new RowMean(Name, (row, label) => RowScores.IsAmongTop(row, label, k) ? 1 : 0);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public bool HigherIsBetter => true;

    /// <inheritdoc />
    public void Reset() => _mean.Clear();

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount) => _mean.Add(probabilities, labels, classCount);

    /// <inheritdoc />
    public double Compute() => _mean.Value;

    /// <inheritdoc />
    public IMetric Fresh() => new TopKAccuracy(_k);
}
