namespace Ham10000.Evaluation;

/// <summary>Scores of a set in which each lesion occurs so many times. An instance has buffers of its own and serves one thread.</summary>
internal interface ILesionScores
{
    /// <summary>Computes the scores.</summary>
    /// <param name="times">How often each lesion occurs; all of its images do so as often.</param>
    /// <param name="scores">Where they go; NaN for what is undefined.</param>
    void Compute(ReadOnlySpan<int> times, Span<double> scores);
}
