using System.Security.Cryptography;

namespace Ham10000.Dataset;

/// <summary>Reads and decodes image files on one thread, with buffers that it keeps from one image to the next.</summary>
internal sealed class FactReader
{
    /// <summary>Grey levels by which the pixels of a one-colour picture may differ: what JPEG makes of an even area.</summary>
    internal const int BlankRange = 8;

    private readonly Resampler _resampler = new();
    private readonly byte[] _small = new byte[ImageFacts.Pixels * RgbImage.Channels];
    private byte[] _file = [], _pixels = [];

    /// <summary>Reads a file once and gathers its facts from those bytes.</summary>
    /// <param name="path">The image file.</param>
    /// <param name="decode">Limits.</param>
    /// <param name="length">How many bytes the file had.</param>
    /// <exception cref="DatasetFormatException">The bytes are not a whole picture.</exception>
    internal ImageFacts Read(string path, DecodeOptions decode, out int length)
    {
        var bytes = ReadBytes(path);
        length = bytes.Length;
        var info = ImageDecoder.Decode(bytes, decode, ref _pixels);
        var pixels = _pixels.AsSpan(0, info.Height * info.Width * RgbImage.Channels);
        return new ImageFacts(Convert.ToHexString(SHA256.HashData(bytes)), info.Height, info.Width, IsBlank(pixels), Thumbnail(pixels, info));
    }

    /// <summary>Whether no channel spans more than <see cref="BlankRange"/> grey levels.</summary>
    internal static bool IsBlank(ReadOnlySpan<byte> pixels)
    {
        Span<byte> low = [255, 255, 255], high = [0, 0, 0];
        for (int i = 0; i < pixels.Length; i += RgbImage.Channels)
        {
            for (int c = 0; c < RgbImage.Channels; c++)
            {
                byte level = pixels[i + c];
                low[c] = Math.Min(low[c], level);
                high[c] = Math.Max(high[c], level);
                if (high[c] - low[c] > BlankRange)
                {
                    // Most photographs leave here within a few rows.
                    return false;
                }
            }
        }

        return true;
    }

    private byte[] Thumbnail(ReadOnlySpan<byte> pixels, ImageInfo info)
    {
        _resampler.Resize(pixels, info.Height, info.Width, _small, ImageFacts.Side, ImageFacts.Side, ResizeMode.Stretch, Interpolation.Box);
        var grey = new byte[ImageFacts.Pixels];
        for (int i = 0, at = 0; i < grey.Length; i++, at += RgbImage.Channels)
        {
            // ITU-R 601-2 in 16-bit fixed point, with Pillow's rounding.
            grey[i] = (byte)((_small[at] * 19595 + _small[at + 1] * 38470 + _small[at + 2] * 7471 + 0x8000) >> 16);
        }

        return grey;
    }

    private ReadOnlySpan<byte> ReadBytes(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        long size = RandomAccess.GetLength(file);
        if (size > Array.MaxLength)
        {
            throw new DatasetFormatException($"The file has {size:N0} bytes. Expected an image of less than 2 GB; fetch it again.");
        }

        var bytes = Resampler.Ensure(ref _file, (int)size);
        int length = 0;
        while (length < bytes.Length && RandomAccess.Read(file, bytes[length..], length) is var count and > 0)
        {
            length += count;
        }

        return bytes[..length];
    }
}
