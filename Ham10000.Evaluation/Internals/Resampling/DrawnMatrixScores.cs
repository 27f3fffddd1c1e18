namespace Ham10000.Evaluation;

/// <summary>Scores that depend on the confusion matrix alone.</summary>
internal sealed class DrawnMatrixScores(CellCounts counts, IReadOnlyList<string> classNames, IReadOnlyList<Func<ConfusionMatrix, double>> scores) : ILesionScores
{
    private readonly ConfusionMatrix _matrix = new(classNames);
    private readonly int[] _room = new int[counts.Patterns];

    /// <inheritdoc />
    public void Compute(ReadOnlySpan<int> times, Span<double> values)
    {
        counts.Count(times, _room, _matrix.Cells);
        for (var score = 0; score < scores.Count; score++)
        {
            values[score] = scores[score](_matrix);
        }
    }
}
