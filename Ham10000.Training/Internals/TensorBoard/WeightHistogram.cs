namespace Ham10000.Training.Internals;

/// <summary>Values counted in equal buckets between the least and the greatest; values that are not finite are left out.</summary>
internal sealed record WeightHistogram(double Minimum, double Maximum, double Sum, double SumOfSquares, double Count, IReadOnlyList<double> Limits, IReadOnlyList<double> Counts)
{
    private const int Buckets = 30;

    internal static WeightHistogram? Of(ReadOnlySpan<float> values)
    {
        var (low, high, sum, squares, count) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0.0, 0);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
                (sum, squares, count) = (sum + value, squares + ((double)value * value), count + 1);
            }
        }

        if (count == 0)
        {
            return null;
        }

        var width = (high - low) / Buckets;
        if (width == 0)
        {
            return new(low, high, sum, squares, count, [high, double.MaxValue], [count, 0]);
        }

        var counts = new double[Buckets];
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                counts[Math.Min(Buckets - 1, (int)((value - low) / width))]++;
            }
        }

        return new(low, high, sum, squares, count, [.. Enumerable.Range(1, Buckets).Select(i => i == Buckets ? high : low + (i * width))], counts);
    }
}
