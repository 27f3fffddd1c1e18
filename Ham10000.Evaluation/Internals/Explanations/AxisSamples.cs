namespace Ham10000.Evaluation;

/// <summary>For each row, or each column, of a picture: between which values of a map it lies.</summary>
internal sealed class AxisSamples
{
    private readonly (int Before, int After, double Share)[] _samples;

    private AxisSamples((int Before, int After, double Share)[] samples) => _samples = samples;

    public int Count => _samples.Length;

    /// <summary>The value before, the one after, and how much of the latter. (-1, -1, 0) where the network saw nothing of the picture.</summary>
    public (int Before, int After, double Share) this[int index] => _samples[index];

    /// <summary>The rows of a picture of the same image as the one that the network saw.</summary>
    /// <param name="values">The map's rows, which share the network's input evenly.</param>
    /// <param name="count">The picture's rows.</param>
    /// <param name="seen">Where in the network's input the picture begins, and how many of its pixels it takes.</param>
    /// <param name="length">Rows of the network's input.</param>
    public static AxisSamples Of(int values, int count, (double First, double Length) seen, int length)
    {
        var samples = new (int, int, double)[count];
        for (var i = 0; i < count; i++)
        {
            var pixel = seen.First + (seen.Length * (i + 0.5) / count);
            samples[i] = pixel >= 0 && pixel <= length ? Between(Math.Clamp((pixel * values / length) - 0.5, 0, values - 1)) : (-1, -1, 0);
        }

        return new AxisSamples(samples);
    }

    // Between the middle of the outermost value and the edge there is nothing to mix it with.
    private static (int Before, int After, double Share) Between(double place)
    {
        var before = (int)Math.Floor(place);
        var share = place - before;
        return (before, share > 0 ? before + 1 : before, share);
    }
}
