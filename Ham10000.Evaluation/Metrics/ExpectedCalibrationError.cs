namespace Ham10000.Evaluation;

/// <summary>The mean distance between the probability of the decided class and how often it is right, over bins of equal width and weighted by their
/// images, in [0, 1]; 0 is perfect.</summary>
/// <remarks>Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599. Bins are (lower, upper]; the first holds 0 too.
/// <see cref="ReliabilityCurve"/> has the bins themselves.</remarks>
public sealed class ExpectedCalibrationError : IMetric
{
    private readonly TaskSize _size = new();
    private readonly CalibrationBins _counted;
    private readonly int _bins;

    /// <summary>Makes an empty metric.</summary>
    /// <param name="bins">Bins between 0 and 1; 1 to 1,000, default 15 as in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is outside 1 to 1,000.</exception>
    public ExpectedCalibrationError(int bins = CalibrationBins.DefaultCount)
    {
        (_counted, _bins) = (new CalibrationBins(bins), bins);
        Name = bins == CalibrationBins.DefaultCount ? "expected calibration error" : $"expected calibration error, {bins} bins";
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public bool HigherIsBetter => false;

    /// <inheritdoc />
    public void Reset()
    {
        _counted.Clear();
        _size.Forget();
    }

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        _size.Require(classCount, null, Name);
        _counted.AddDecided(probabilities, labels, classCount);
    }

    /// <inheritdoc />
    public double Compute() => _counted.ExpectedError;

    /// <inheritdoc />
    public IMetric Fresh() => new ExpectedCalibrationError(_bins);
}
