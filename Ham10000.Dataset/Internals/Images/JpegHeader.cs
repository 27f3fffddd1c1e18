using System.Buffers.Binary;

namespace Ham10000.Dataset;

/// <summary>Finds the frame header of a JPEG without a decoder.</summary>
internal static class JpegHeader
{
    private const byte StartOfScan = 0xDA;

    internal static bool IsJpeg(ReadOnlySpan<byte> file) => file.Length >= 3 && file[0] == 0xFF && file[1] == 0xD8 && file[2] == 0xFF;

    /// <summary>Reads the header.</summary>
    /// <returns>Null if the bytes end before the frame header does.</returns>
    internal static ImageInfo? TryRead(ReadOnlySpan<byte> file)
    {
        int at = 2;
        while (true)
        {
            if (at >= file.Length)
            {
                return null;
            }

            if (file[at] != 0xFF)
            {
                throw new DatasetFormatException($"The JPEG is damaged: byte {at} is {file[at]:X2}. Expected a marker (FF); fetch the file again.");
            }

            while (at < file.Length && file[at] == 0xFF)
            {
                at++;
            }

            if (at + 2 >= file.Length)
            {
                return null;
            }

            byte marker = file[at++];
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || marker is 0x00 or 0xD8 or 0xD9 or StartOfScan)
            {
                throw new DatasetFormatException($"The JPEG is damaged: marker FF {marker:X2} at byte {at - 2} comes before the frame header. Fetch the file again.");
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return at + Math.Min(length, 8) > file.Length ? null : Frame(marker, file[at..], length);
            }

            at += length;
        }
    }

    private static ImageInfo Frame(byte marker, ReadOnlySpan<byte> segment, int length)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA))
        {
            throw new DatasetFormatException($"The JPEG is of a kind (frame FF {marker:X2}: lossless or hierarchical) that is not supported. Expected baseline or progressive; convert the file.");
        }

        if (length < 8)
        {
            throw new DatasetFormatException($"The JPEG is damaged: its frame header has {length} bytes. Expected at least 8; fetch the file again.");
        }

        int bits = segment[2], components = segment[7];
        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
        if (bits != 8 || components is not (1 or 3 or 4))
        {
            throw new DatasetFormatException($"The JPEG has {components} components of {bits} bits, which is not supported. Expected 1, 3 or 4 of 8 bits; convert the file.");
        }

        if (height == 0 || width == 0)
        {
            throw new DatasetFormatException($"The JPEG's header claims {height}×{width} pixels. Expected at least 1×1; fetch the file again.");
        }

        return new ImageInfo(ImageFormat.Jpeg, height, width, components, bits);
    }
}
