namespace Ham10000.Evaluation;

/// <summary>What scores were on the data as they are, in each draw, and with each lesion left out.</summary>
/// <param name="Estimates">On the data, one per score.</param>
/// <param name="Draws">For each score its value in every draw.</param>
/// <param name="LeftOut">For each score its value without each lesion; null where nobody asked for it.</param>
/// <param name="Options">How it was drawn.</param>
internal sealed record ResampledScores(double[] Estimates, double[][] Draws, double[][]? LeftOut, BootstrapOptions Options)
{
    /// <summary>The interval of a score from the draws in which it is defined.</summary>
    public ConfidenceInterval Interval(int score)
    {
        var (estimate, draws) = (Estimates[score], (double[])Draws[score].Clone());
        Array.Sort(draws);

        // Sorting puts NaN first.
        var defined = draws.AsSpan(draws.AsSpan().LastIndexOf(double.NaN) + 1);
        var tail = (1 - Options.Level) / 2;
        var (low, high) = LeftOut is null ? (tail, 1 - tail) : BiasCorrection.Fractions(estimate, defined, LeftOut[score], tail);
        return new ConfidenceInterval(estimate, NumPy.Quantile(defined, low), NumPy.Quantile(defined, high), Options.Level)
        {
            DefinedShare = (double)defined.Length / draws.Length,
        };
    }
}
