namespace Ham10000.Evaluation;

/// <summary>Finds where a function of one variable is zero.</summary>
internal static class RootFinder
{
    private const int MostSteps = 200;
    private const double LastBit = 1.0 / (1L << 52);

    /// <summary>Brent's method, to the last bits of a double: inverse quadratic interpolation where it helps, bisection where it does not.</summary>
    /// <remarks>Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 4.</remarks>
    /// <param name="function">Continuous, with values of opposite sign at the ends.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other.</param>
    public static double Brent(Func<double, double> function, double low, double high)
    {
        var (a, b, atA, atB) = (low, high, function(low), function(high));
        var (c, atC) = (a, atA);
        var (step, before) = (b - a, b - a);
        for (var i = 0; i < MostSteps && atB != 0; i++)
        {
            if ((atB > 0) == (atC > 0))
            {
                (c, atC, step, before) = (a, atA, b - a, b - a);
            }

            if (Math.Abs(atC) < Math.Abs(atB))
            {
                (a, b, c, atA, atB, atC) = (b, c, b, atB, atC, atB);
            }

            var tolerance = double.Epsilon + (Math.Abs(b) * LastBit);
            var half = (c - b) / 2;
            if (Math.Abs(half) <= tolerance)
            {
                break;
            }

            (step, before) = Math.Abs(before) >= tolerance && Math.Abs(atA) > Math.Abs(atB) && Interpolated(a, b, c, atA, atB, atC, half, tolerance, before) is { } good
                ? (good, step)
                : (half, half);
            (a, atA) = (b, atB);
            b += Math.Abs(step) > tolerance ? step : Math.CopySign(tolerance, half);
            atB = function(b);
        }

        return b;
    }

    // The step to where a line or parabola through the known points is zero; null where bisection is safer.
    private static double? Interpolated(double a, double b, double c, double atA, double atB, double atC, double half, double tolerance, double before)
    {
        var s = atB / atA;
        double p, q;
        if (a == c)
        {
            (p, q) = (2 * half * s, 1 - s);
        }
        else
        {
            var (t, r) = (atA / atC, atB / atC);
            p = s * ((2 * half * t * (t - r)) - ((b - a) * (r - 1)));
            q = (t - 1) * (r - 1) * (s - 1);
        }

        (p, q) = p > 0 ? (p, -q) : (-p, q);
        return 2 * p < Math.Min((3 * half * q) - Math.Abs(tolerance * q), Math.Abs(before * q)) ? p / q : null;
    }
}
