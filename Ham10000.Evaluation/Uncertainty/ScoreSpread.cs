namespace Ham10000.Evaluation;

/// <summary>How a score varies over the folds of a cross-validation, or over trainings that differ by their seed.</summary>
/// <remarks>The deviation says how much one training and test differs from another. It is no standard error, and dividing it by √n gives none: the folds share most of their training images, and no
/// unbiased estimate of that variance exists (Bengio and Grandvalet, JMLR 5, 2004).</remarks>
/// <param name="Mean">The mean over the folds.</param>
/// <param name="StandardDeviation">The deviation of a fold from the mean, with n − 1 in the divisor; NaN for one fold.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The most.</param>
/// <param name="Count">The number of folds, n.</param>
public sealed record ScoreSpread(double Mean, double StandardDeviation, double Minimum, double Maximum, int Count)
{
    /// <summary>The spread of some values.</summary>
    /// <param name="values">At least one. NaN, an undefined score, makes everything NaN: a mean over the other folds would be of something else.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ScoreSpread Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] all = [.. values];
        if (all.Length == 0)
        {
            throw new ArgumentException("Expected at least one value, got none.", nameof(values));
        }

        if (all.Any(double.IsNaN))
        {
            return new ScoreSpread(double.NaN, double.NaN, double.NaN, double.NaN, all.Length);
        }

        var mean = NumPy.Mean(all);
        var squares = NumPy.Sum([.. all.Select(value => (value - mean) * (value - mean))]);
        return new ScoreSpread(mean, all.Length == 1 ? double.NaN : Math.Sqrt(squares / (all.Length - 1)), all.Min(), all.Max(), all.Length);
    }

    /// <summary>Mean, deviation, range and number with three decimals, e.g. <c>0.712 ± 0.021 (0.684 to 0.741, 5 folds)</c>; without the deviation for one.</summary>
    public override string ToString() => Count == 1
        ? FormattableString.Invariant($"{Mean:F3} (1 fold)")
        : FormattableString.Invariant($"{Mean:F3} ± {StandardDeviation:F3} ({Minimum:F3} to {Maximum:F3}, {Count} folds)");
}
