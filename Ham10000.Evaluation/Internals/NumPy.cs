namespace Ham10000.Evaluation;

/// <summary>Sums in NumPy's order, so that means agree with scikit-learn's to the last bit.</summary>
internal static class NumPy
{
    private const int BlockLength = 128;

    /// <summary>Pairwise summation as <c>np.add.reduce</c> does it on contiguous doubles: eight running sums per block of 128, halves above that.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        if (values.Length < 8)
        {
            var sum = 0.0;
            foreach (var value in values)
            {
                sum += value;
            }

            return sum;
        }

        if (values.Length > BlockLength)
        {
            var half = values.Length / 2;
            half -= half % 8;
            return Sum(values[..half]) + Sum(values[half..]);
        }

        Span<double> r = stackalloc double[8];
        values[..8].CopyTo(r);
        var i = 8;
        for (; i < values.Length - (values.Length % 8); i += 8)
        {
            for (var k = 0; k < 8; k++)
            {
                r[k] += values[i + k];
            }
        }

        var total = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
        for (; i < values.Length; i++)
        {
            total += values[i];
        }

        return total;
    }

    /// <summary>The mean; NaN of nothing.</summary>
    public static double Mean(ReadOnlySpan<double> values) => values.Length == 0 ? double.NaN : Sum(values) / values.Length;

    /// <summary>The percentile, <paramref name="fraction"/> in [0, 1], of ascending values by linear interpolation, NumPy's default.</summary>
    public static double Quantile(ReadOnlySpan<double> ascending, double fraction)
    {
        if (ascending.Length == 0)
        {
            return double.NaN;
        }

        var position = fraction * (ascending.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, ascending.Length - 1);
        var (low, high, part) = (ascending[below], ascending[above], position - below);

        // NumPy interpolates from the nearer end, so that the result never leaves [low, high].
        return part < 0.5 ? low + ((high - low) * part) : high - ((high - low) * (1 - part));
    }
}
