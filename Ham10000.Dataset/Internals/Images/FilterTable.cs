namespace Ham10000.Dataset;

/// <summary>For each output position along one axis, the input positions it depends on and their fixed-point weights.</summary>
internal sealed class FilterTable
{
    /// <summary>Fraction bits of a weight: 32 less 8 for the grey level and 2 for the sum of a filter with negative lobes.</summary>
    internal const int FractionBits = 22;

    private FilterTable(int outputs, int stride)
    {
        First = new int[outputs];
        Count = new int[outputs];
        Stride = stride;
        Weights = new int[outputs * stride];
    }

    /// <summary>The first input position of each output.</summary>
    internal int[] First { get; }

    /// <summary>The number of input positions of each output.</summary>
    internal int[] Count { get; }

    /// <summary>The distance between the weights of two outputs.</summary>
    internal int Stride { get; }

    /// <summary>The weights, in units of 2^-22.</summary>
    internal int[] Weights { get; }

    /// <summary>Computes the table for the part [from, to) of an axis of <paramref name="inputs"/> positions.</summary>
    internal static FilterTable Create(int inputs, double from, double to, int outputs, Interpolation interpolation)
    {
        var (filter, radius) = Filter(interpolation);
        double scale = (to - from) / outputs, spread = Math.Max(scale, 1), support = radius * spread;
        int longest = (int)Math.Ceiling(support) * 2 + 1;
        var table = new FilterTable(outputs, longest);
        double[] weights = new double[longest];
        for (int i = 0; i < outputs; i++)
        {
            double center = from + (i + 0.5) * scale;
            int first = Math.Max((int)(center - support + 0.5), 0);
            int count = Math.Min((int)(center + support + 0.5), inputs) - first;
            double sum = 0;
            for (int k = 0; k < count; k++)
            {
                weights[k] = filter((k + first - center + 0.5) / spread);
                sum += weights[k];
            }

            table.First[i] = first;
            table.Count[i] = count;
            for (int k = 0; k < count; k++)
            {
                double weight = (sum == 0 ? weights[k] : weights[k] / sum) * (1 << FractionBits);
                table.Weights[i * longest + k] = (int)(weight + (weight < 0 ? -0.5 : 0.5));
            }
        }

        return table;
    }

    private static (Func<double, double> Filter, double Radius) Filter(Interpolation interpolation) => interpolation switch
    {
        Interpolation.Bicubic => (Cubic, 2),
        Interpolation.Bilinear => (x => Math.Max(0, 1 - Math.Abs(x)), 1),
        Interpolation.Box => (x => x > -0.5 && x <= 0.5 ? 1 : 0, 0.5),
        _ => throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "Expected Bicubic, Bilinear or Box."),
    };

    private static double Cubic(double x)
    {
        const double A = -0.5;
        x = Math.Abs(x);
        return x < 1 ? ((A + 2) * x - (A + 3)) * x * x + 1
            : x < 2 ? (((x - 5) * x + 8) * x - 4) * A
            : 0;
    }
}
