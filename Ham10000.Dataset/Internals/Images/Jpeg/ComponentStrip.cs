namespace Ham10000.Dataset;

/// <summary>The rows of one component that a row of coding units covers, below the last row of those before.</summary>
internal sealed class ComponentStrip
{
    private byte[] _samples = [];

    /// <summary>From one row to the next.</summary>
    internal int Stride { get; private set; }

    /// <summary>Samples of the picture in a row.</summary>
    internal int Width { get; private set; }

    /// <summary>Rows of the picture in this component.</summary>
    internal int Height { get; private set; }

    /// <summary>Rows in a strip.</summary>
    internal int Rows { get; private set; }

    internal void Start(int height, int width, int blocksAcross, int rows)
    {
        (Height, Width, Rows) = (height, width, rows);
        Stride = (blocksAcross * 8 + ColorConverter.Step - 1) & -ColorConverter.Step;
        Resampler.Ensure(ref _samples, Stride * (rows + 1));
    }

    /// <summary>Where a block goes.</summary>
    internal Span<byte> Block(int x, int y) => _samples.AsSpan((8 * y + 1) * Stride + 8 * x);

    /// <summary>A row of the picture, or the one nearest to it; <paramref name="strip"/> or the last of the strip before.</summary>
    internal ReadOnlySpan<byte> Row(int row, int strip) => _samples.AsSpan((Math.Clamp(row, 0, Height - 1) - strip * Rows + 1) * Stride, Stride);

    /// <summary>Keeps the last row for the next strip.</summary>
    internal void KeepLast() => _samples.AsSpan(Rows * Stride, Stride).CopyTo(_samples);
}
