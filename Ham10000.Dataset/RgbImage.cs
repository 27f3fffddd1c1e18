namespace Ham10000.Dataset;

/// <summary>A decoded picture: 8-bit RGB, interleaved (red, green, blue), row after row from the top left.</summary>
public sealed partial class RgbImage
{
    private readonly byte[] _pixels;

    /// <summary>Wraps pixels without copying them; the caller must not change them afterwards.</summary>
    /// <param name="height">Rows. At least 1.</param>
    /// <param name="width">Columns. At least 1.</param>
    /// <param name="pixels">height × width × 3 grey levels, 0..255.</param>
    /// <exception cref="ArgumentOutOfRangeException">height or width is below 1.</exception>
    /// <exception cref="ArgumentException">pixels has another length.</exception>
    public RgbImage(int height, int width, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Length != (long)height * width * Channels)
        {
            throw new ArgumentException($"Expected {height}×{width}×3 = {(long)height * width * Channels} bytes of pixels, got {pixels.Length}.", nameof(pixels));
        }

        Height = height;
        Width = width;
        _pixels = pixels;
    }

    /// <summary>Bytes per pixel: red, green and blue.</summary>
    public const int Channels = 3;

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Height × Width × 3 grey levels, 0..255, interleaved RGB, row-major.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}
