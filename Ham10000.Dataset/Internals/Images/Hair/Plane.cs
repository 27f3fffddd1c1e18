namespace Ham10000.Dataset;

/// <summary>One byte per pixel with a border all around that vectors may read. Keeps its memory from one image to the next.</summary>
internal sealed class Plane
{
    private const int VectorBytes = 64;
    private byte[] _bytes = [];

    internal int Height { get; private set; }

    internal int Width { get; private set; }

    /// <summary>Bytes from one row to the next.</summary>
    internal int Stride { get; private set; }

    /// <summary>The place of the first pixel.</summary>
    internal int Origin { get; private set; }

    internal ref byte Start => ref _bytes[0];

    internal Span<byte> Row(int y) => _bytes.AsSpan(Origin + y * Stride, Width);

    /// <summary>Takes a size and fills everything with a value. The border is as wide as <paramref name="border"/>: rows share it, the
    /// end of one being the beginning of the next.</summary>
    internal void Reset(int height, int width, int border, byte value)
    {
        (Height, Width, Stride, Origin) = (height, width, width + border, (border + 1) * (width + border));
        Resampler.Ensure(ref _bytes, (height + 2 * (border + 1)) * Stride + VectorBytes).Fill(value);
    }
}
