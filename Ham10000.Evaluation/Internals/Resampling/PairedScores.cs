namespace Ham10000.Evaluation;

/// <summary>One score of two models in the same draw: the first's, the second's, and their difference.</summary>
internal sealed class PairedScores(ILesionScores first, ILesionScores second) : ILesionScores
{
    /// <summary>How many scores there are.</summary>
    public const int Count = 3;

    /// <inheritdoc />
    public void Compute(ReadOnlySpan<int> times, Span<double> scores)
    {
        first.Compute(times, scores[..1]);
        second.Compute(times, scores[1..2]);
        scores[2] = scores[0] - scores[1];
    }
}
