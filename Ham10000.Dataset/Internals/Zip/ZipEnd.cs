using System.Buffers.Binary;

namespace Ham10000.Dataset;

/// <summary>Looks at the end of a zip before its directory is read into memory, which takes some 300 bytes an entry.</summary>
internal static class ZipEnd
{
    internal const int MostEntries = 200_000;
    private const int MostDirectoryBytes = 64 << 20;
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const uint EndSignature = 0x06054B50;
    private const uint LocatorSignature = 0x07064B50;
    private const int LocatorLength = 20;
    private const int Zip64Length = 56;

    /// <exception cref="DatasetFormatException">There is no end, or the directory is longer than any that is meant well.</exception>
    internal static void Check(Stream zip, string path)
    {
        var tail = ReadAt(zip, Math.Max(0, zip.Length - EndLength - LongestComment), EndLength + LongestComment);
        var at = FindEnd(tail);
        if (at < 0)
        {
            throw ZipErrors.Of(path, "has no end: it is cut short or no zip. Fetch it again.");
        }

        long entries = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        if ((entries == ushort.MaxValue || start == uint.MaxValue) && Zip64(zip, tail, at) is var (longEntries, longStart) and not (0, 0))
        {
            (entries, start) = (longEntries, longStart);
        }

        // The directory ends before the end does, whatever length it claims.
        if (entries is < 0 or > MostEntries || start < 0 || start > zip.Length || zip.Length - start > MostDirectoryBytes)
        {
            throw ZipErrors.Of(path, $"lists {entries:N0} entries in {Math.Max(0, zip.Length - start):N0} bytes. Expected at most {MostEntries:N0} in {MostDirectoryBytes:N0}; take out what is no image.");
        }
    }

    private static (long Entries, long Start) Zip64(Stream zip, byte[] tail, int end)
    {
        var locator = end - LocatorLength;
        if (locator < 0 || BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(locator)) != LocatorSignature)
        {
            return (0, 0);
        }

        var place = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
        if (place < 0 || place > zip.Length - Zip64Length)
        {
            return (-1, -1);
        }

        var record = ReadAt(zip, place, Zip64Length);
        return (BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)));
    }

    private static int FindEnd(byte[] tail)
    {
        for (var i = tail.Length - EndLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) == EndSignature)
            {
                return i;
            }
        }

        return -1;
    }

    private static byte[] ReadAt(Stream zip, long offset, int length)
    {
        zip.Position = offset;
        var bytes = new byte[Math.Min(length, zip.Length - offset)];
        zip.ReadExactly(bytes);
        zip.Position = 0;
        return bytes;
    }
}
