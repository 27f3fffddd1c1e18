namespace Ham10000.Training;

/// <summary>How a score varies over the folds of a cross-validation.</summary>
/// <remarks>The deviation says how much one training and test differs from another. It is no interval of the mean: the folds share most of their training images, and no
/// unbiased estimate of that variance exists (Bengio and Grandvalet, JMLR 5, 2004).</remarks>
/// <param name="Mean">The mean over the folds.</param>
/// <param name="StandardDeviation">The deviation of a fold from the mean, with n − 1 in the divisor; NaN for one fold.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The most.</param>
public sealed record ScoreSpread(double Mean, double StandardDeviation, double Minimum, double Maximum)
{
    /// <summary>The spread of some values.</summary>
    /// <param name="values">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ScoreSpread Of(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] all = [.. values];
        if (all.Length == 0)
        {
            throw new ArgumentException("Expected at least one value, got none.", nameof(values));
        }

        var mean = all.Average();
        var deviation = all.Length == 1 ? double.NaN : Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1));
        return new ScoreSpread(mean, deviation, all.Min(), all.Max());
    }

    /// <summary>Mean and deviation with three decimals and the range, e.g. <c>0.712 ± 0.021 (0.684 to 0.741)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean:F3} ± {StandardDeviation:F3} ({Minimum:F3} to {Maximum:F3})");
}
