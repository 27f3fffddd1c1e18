namespace Ham10000.Evaluation;

/// <summary>The standard normal distribution, which .NET lacks, to about 1e-13.</summary>
internal static class Normal
{
    private const double SquareRootOfTwo = 1.4142135623730951;
    private const double TwoOverRootPi = 1.1283791670955126;

    /// <summary>The share below a value.</summary>
    public static double Cumulative(double x) => ErrorComplement(-x / SquareRootOfTwo) / 2;

    /// <summary>The value below which the share lies; infinite for 0 and 1, NaN outside of them.</summary>
    public static double Quantile(double share)
    {
        if (!(share > 0 && share < 1))
        {
            return share == 0 ? double.NegativeInfinity : share == 1 ? double.PositiveInfinity : double.NaN;
        }

        if (share > 0.5)
        {
            return -Quantile(1 - share);
        }

        // Abramowitz and Stegun 26.2.23, to 4.5e-4, then Halley's steps.
        var t = Math.Sqrt(-2 * Math.Log(share));
        var x = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var step = 0; step < 3; step++)
        {
            var error = (Cumulative(x) - share) * Math.Sqrt(2 * Math.PI) * Math.Exp(x * x / 2);
            x -= error / (1 + (x * error / 2));
        }

        return x;
    }

    /// <summary>The share of a chi-squared distribution with one degree of freedom that lies above a value.</summary>
    public static double ChiSquaredAbove(double x) => ErrorComplement(Math.Sqrt(x / 2));

    /// <summary>1 − erf(x), accurate also where it is tiny.</summary>
    public static double ErrorComplement(double x) => x switch
    {
        < 0 => 2 - ErrorComplement(-x),
        < 2 => 1 - ErrorSeries(x),
        > 27.3 => 0,
        double.NaN => double.NaN,
        _ => ErrorFraction(x),
    };

    // erf(x) = 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms positive (Abramowitz and Stegun 7.1.6).
    private static double ErrorSeries(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverRootPi * Math.Exp(-x * x) * sum;
    }

    // erfc(x) = exp(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the inside out (7.1.14).
    private static double ErrorFraction(double x)
    {
        var rest = x;
        for (var n = 120; n >= 1; n--)
        {
            rest = x + (n / 2.0 / rest);
        }

        return TwoOverRootPi / 2 * Math.Exp(-x * x) / rest;
    }
}
