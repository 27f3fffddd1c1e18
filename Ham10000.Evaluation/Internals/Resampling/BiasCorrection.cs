namespace Ham10000.Evaluation;

/// <summary>Which percentiles of the draws the bias-corrected and accelerated interval takes.</summary>
/// <remarks>Efron, "Better Bootstrap Confidence Intervals", JASA 82, 1987, as <c>scipy.stats.bootstrap</c> computes it.</remarks>
internal static class BiasCorrection
{
    /// <summary>The two fractions; NaN where the estimate lies outside all draws or the correction has no solution.</summary>
    /// <param name="estimate">The score of the data.</param>
    /// <param name="draws">Its values in the draws, ascending, without NaN.</param>
    /// <param name="leftOut">Its values without each lesion; NaN, as where the only lesion of a class is left out, has no part.</param>
    /// <param name="tail">The share that lies below the interval were there nothing to correct.</param>
    public static (double Low, double High) Fractions(double estimate, ReadOnlySpan<double> draws, ReadOnlySpan<double> leftOut, double tail)
    {
        var bias = Bias(estimate, draws);
        var acceleration = Acceleration(leftOut);
        return (Fraction(tail), Fraction(1 - tail));

        double Fraction(double fraction)
        {
            var shifted = bias + Normal.Quantile(fraction);
            var scale = 1 - (acceleration * shifted);
            return double.IsFinite(bias) && scale > 0 ? Normal.Cumulative(bias + (shifted / scale)) : double.NaN;
        }
    }

    private static double Bias(double estimate, ReadOnlySpan<double> draws)
    {
        var (below, equal) = (0, 0);
        foreach (var draw in draws)
        {
            below += draw < estimate ? 1 : 0;
            equal += draw == estimate ? 1 : 0;
        }

        return draws.Length == 0 || double.IsNaN(estimate) ? double.NaN : Normal.Quantile((below + (equal / 2.0)) / draws.Length);
    }

    private static double Acceleration(ReadOnlySpan<double> leftOut)
    {
        double[] values = [.. leftOut.ToArray().Where(value => !double.IsNaN(value))];
        var mean = NumPy.Mean(values);
        var (squares, cubes) = (0.0, 0.0);
        foreach (var value in values)
        {
            var distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }

        // No lesion matters: nothing to accelerate.
        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }
}
