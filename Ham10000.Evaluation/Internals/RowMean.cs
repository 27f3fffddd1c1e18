namespace Ham10000.Evaluation;

/// <summary>The mean over the images of what each row of probabilities scores.</summary>
/// <param name="metric">The metric's name, for errors.</param>
/// <param name="score">What a row scores, given the label.</param>
internal sealed class RowMean(string metric, Func<ReadOnlySpan<float>, int, double> score)
{
    private readonly TaskSize _size = new();
    private CompensatedSum _sum;
    private long _count;

    /// <summary>NaN of no image.</summary>
    public double Value => _sum.Value / _count;

    public void Clear()
    {
        (_sum, _count) = (default, 0);
        _size.Forget();
    }

    public void Add(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        _size.Require(classCount, null, metric);
        for (var i = 0; i < labels.Length; i++)
        {
            _sum.Add(score(probabilities.Slice(i * classCount, classCount), labels[i]));
        }

        _count += labels.Length;
    }
}
