namespace Ham10000.Evaluation;

/// <summary>How much better one model scores than another on the same images, with the interval of the difference.</summary>
/// <param name="First">The first model's score. Its interval is that of the same draws.</param>
/// <param name="Second">The second model's score, likewise.</param>
/// <param name="Difference">The first's score less the second's. What the two intervals above have in common, such as a lesion that both find hard, does not
/// widen it: whether one model is better is read off here, not off two intervals that overlap.</param>
/// <param name="ShareAbove">The share of the draws in which the first scores more than the second, in [0, 1]; NaN where the score was never defined.</param>
public sealed record PairedDifference(ConfidenceInterval First, ConfidenceInterval Second, ConfidenceInterval Difference, double ShareAbove)
{
    /// <summary>Whether a higher score is the better one. Default true; false for a loss.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>Whether the whole interval of the difference lies on the first model's side of 0, which is above it unless the score is a loss: the first model is better at this
    /// level of confidence.</summary>
    public bool IsFirstBetter => HigherIsBetter ? Difference.Lower > 0 : Difference.Upper < 0;

    /// <summary>Both scores and the difference, e.g. <c>0.780 against 0.714: +0.066 (95 % interval +0.021 to +0.110)</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{First.Estimate:F3} against {Second.Estimate:F3}: {Difference.Estimate:+0.000;-0.000;0.000} ({Difference.Level * 100:0.##} % interval {Difference.Lower:+0.000;-0.000;0.000} to {Difference.Upper:+0.000;-0.000;0.000}{Difference.Definedness})");
}
