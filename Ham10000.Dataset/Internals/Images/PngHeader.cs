using System.Buffers.Binary;

namespace Ham10000.Dataset;

/// <summary>Reads the first chunk of a PNG without a decoder.</summary>
internal static class PngHeader
{
    internal const int Length = 33;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Reads the header.</summary>
    /// <returns>Null if the bytes end before the header does.</returns>
    internal static ImageInfo? TryRead(ReadOnlySpan<byte> file)
    {
        if (file.Length < Length)
        {
            return null;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(file[8..]) != 13 || !file[12..16].SequenceEqual("IHDR"u8))
        {
            throw new DatasetFormatException("The PNG is damaged: it does not begin with an IHDR chunk of 13 bytes. Fetch the file again.");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(file[16..]), height = BinaryPrimitives.ReadUInt32BigEndian(file[20..]);
        byte bits = file[24], colorType = file[25];
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw new DatasetFormatException($"The PNG's header claims {height}×{width} pixels. Expected 1 to 2^31 - 1 each way; fetch the file again.");
        }

        if (!IsKnown(colorType, bits))
        {
            throw new DatasetFormatException($"The PNG's header claims colour type {colorType} with {bits} bits, which PNG does not have. Fetch the file again.");
        }

        int components = colorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        return new ImageInfo(ImageFormat.Png, (int)height, (int)width, components, bits);
    }

    private static bool IsKnown(byte colorType, byte bits) => colorType switch
    {
        0 => bits is 1 or 2 or 4 or 8 or 16,
        3 => bits is 1 or 2 or 4 or 8,
        2 or 4 or 6 => bits is 8 or 16,
        _ => false,
    };
}
