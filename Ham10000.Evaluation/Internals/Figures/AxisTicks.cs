namespace Ham10000.Evaluation;

/// <summary>Round positions along an axis: steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
internal static class AxisTicks
{
    /// <summary>About <paramref name="count"/> ticks whose first and last enclose the range.</summary>
    public static double[] Enclosing(double lowest, double highest, int count)
    {
        if (highest <= lowest)
        {
            var room = lowest == 0 ? 1 : Math.Abs(lowest) * 0.1;
            (lowest, highest) = (lowest - room, highest + room);
        }

        var step = Step((highest - lowest) / count);
        var first = Math.Floor((lowest / step) + 1e-9);
        var last = Math.Ceiling((highest / step) - 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>At most about <paramref name="count"/> whole numbers from 1 to <paramref name="last"/>.</summary>
    public static int[] Whole(int first, int last, int count)
    {
        var step = Math.Max(1, (int)Math.Ceiling(Step((last - first) / (double)count)));
        var ticks = Enumerable.Range(first, last - first + 1).Where(n => n % step == 0).ToList();
        if (ticks.Count == 0 || ticks[0] - first >= (step + 1) / 2)
        {
            ticks.Insert(0, first);
        }

        return [.. ticks];
    }

    private static double Step(double rough)
    {
        if (rough <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (factor * power >= rough * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }
}
