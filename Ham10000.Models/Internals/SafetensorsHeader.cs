using System.Buffers.Binary;

namespace Ham10000.Models;

/// <summary>The checked header of a safetensors file: every entry lies within the data, and together they cover it once.</summary>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The size of the length in front of the header, in bytes.</summary>
    public const int LengthSize = sizeof(ulong);

    /// <summary>The format's own limit for the header, in bytes.</summary>
    public const int LongestHeader = 100_000_000;

    public const string MetadataName = "__metadata__";

    /// <summary>Checks the number in front of the header against the file's size.</summary>
    public static int CheckLength(ReadOnlySpan<byte> prefix, long fileLength, string path)
    {
        if (prefix.Length < LengthSize)
        {
            throw new ModelFormatException(path, $"{path} is not a safetensors file, or it was cut short: it has {fileLength:N0} bytes; "
                + $"expected at least {LengthSize} for the length of the header.", null);
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)(fileLength - LengthSize))
        {
            throw new ModelFormatException(path, $"{path} is not a safetensors file, or it was cut short: its first 8 bytes say that the header has "
                + $"{length:N0} bytes, but {fileLength - LengthSize:N0} bytes follow.", null);
        }

        return length <= LongestHeader ? (int)length
            : throw new ModelFormatException(path, $"{path}: the header has {length:N0} bytes; expected at most {LongestHeader:N0}.", null);
    }

    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, string path)
    {
        var (entries, metadata) = new SafetensorsHeaderReader(json, path).Read();
        foreach (var entry in entries)
        {
            CheckRange(entry, dataLength, path);
        }

        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckCover(entries, dataLength, path);
        return new SafetensorsHeader(entries, metadata);
    }

    private static void CheckRange(SafetensorsEntry entry, long dataLength, string path)
    {
        if (entry.Begin > entry.End || entry.End > dataLength)
        {
            throw Bad(path, entry, $"its data_offsets are [{entry.Begin}, {entry.End}]; expected a range within the {dataLength:N0} bytes after the header");
        }

        if (entry.ByteCount % entry.Type.Size() != 0)
        {
            throw Bad(path, entry, $"its data_offsets [{entry.Begin}, {entry.End}] hold {entry.ByteCount:N0} bytes, "
                + $"not a whole number of {entry.Type.Code()} elements of {entry.Type.Size()} bytes");
        }

        // One for a zero, so that no order of factors hides an overflow.
        long bytes = entry.Type.Size();
        foreach (var length in entry.Shape)
        {
            if (!TryMultiply(ref bytes, Math.Max(length, 1)))
            {
                throw Bad(path, entry, $"its shape {Text.Shape(entry.Shape)} has more than 2^63 bytes");
            }
        }

        bytes = entry.Shape.Contains(0) ? 0 : bytes;
        if (bytes != entry.ByteCount)
        {
            throw Bad(path, entry, $"its data_offsets [{entry.Begin}, {entry.End}] hold {entry.ByteCount:N0} bytes; "
                + $"expected {bytes:N0} for {entry.Type.Code()} of shape {Text.Shape(entry.Shape)}");
        }
    }

    private static bool TryMultiply(ref long product, long factor)
    {
        var high = Math.BigMul(product, factor, out var low);
        product = low;
        return high == 0 && low >= 0;
    }

    private static void CheckCover(List<SafetensorsEntry> entries, long dataLength, string path)
    {
        var covered = 0L;
        SafetensorsEntry? last = null;
        foreach (var entry in entries)
        {
            if (entry.Begin != covered)
            {
                throw entry.Begin < covered
                    ? Bad(path, entry, $"it begins at byte {entry.Begin:N0} of the data, inside tensor {Text.Quote(last!.Name)}, which ends at {covered:N0}")
                    : Bad(path, entry, $"it begins at byte {entry.Begin:N0} of the data; expected {covered:N0}, because no bytes may lie between tensors");
            }

            covered = entry.End;
            last = entry;
        }

        if (covered != dataLength)
        {
            throw new ModelFormatException(path, $"{path}: {dataLength - covered:N0} bytes follow the last tensor; expected the file to end there.", null);
        }
    }

    private static ModelFormatException Bad(string path, SafetensorsEntry entry, string what)
        => new(path, $"{path}, tensor {Text.Quote(entry.Name)}: {what}.", null);
}
