namespace Ham10000.Evaluation;

/// <summary>How much each place of an image speaks for a class, at the image's or the network's resolution.</summary>
public sealed partial class HeatMap
{
    private readonly float[] _values;

    /// <summary>Takes the values of a map. They are copied.</summary>
    /// <param name="height">Rows; at least 1.</param>
    /// <param name="width">Columns; at least 1.</param>
    /// <param name="values">Row after row, <paramref name="height"/> × <paramref name="width"/> finite values.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or a value is not finite.</exception>
    public HeatMap(int height, int width, ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (values.Length != (long)height * width)
        {
            throw new ArgumentException($"Expected {height} × {width} = {(long)height * width} values, found {values.Length}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new ArgumentException($"The value in row {i / width}, column {i % width} is not finite. A map holds finite values.", nameof(values));
            }
        }

        (Height, Width, _values) = (height, width, values.ToArray());
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>The values, row after row.</summary>
    public ReadOnlySpan<float> Values => _values;
}
