using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>The file that facts are kept in: a header, records of equal length in the order of their keys, and a checksum.</summary>
internal static class FactFile
{
    private const int HeaderLength = 16, ContentLength = 32;
    private const int RecordLength = 16 + 8 + 8 + ContentLength + 4 + 4 + 4 + ImageFacts.Pixels;

    // So many fit into one array; of more, the rest is looked at anew each time.
    private const int RecordsLimit = 1_900_000;

    private static ReadOnlySpan<byte> Magic => "HAMFACT1"u8;

    /// <summary>Reads a file; nothing of it if it is not whole.</summary>
    internal static Dictionary<UInt128, (FileStamp Stamp, ImageFacts Facts)> Read(string path)
    {
        var known = new Dictionary<UInt128, (FileStamp, ImageFacts)>();
        var bytes = File.ReadAllBytes(path).AsSpan();
        var end = bytes.Length - sizeof(uint);
        if (end < HeaderLength || !bytes.StartsWith(Magic) || (end - HeaderLength) % RecordLength != 0
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..]) != Checksum.Of(bytes[..end]))
        {
            return known;
        }

        for (var at = HeaderLength; at < end; at += RecordLength)
        {
            var record = bytes.Slice(at, RecordLength);
            known[BinaryPrimitives.ReadUInt128LittleEndian(record)] = Parse(record[16..]);
        }

        return known;
    }

    /// <summary>Writes a file in place of the one that is there, if any.</summary>
    internal static void Write(string path, IEnumerable<KeyValuePair<UInt128, (FileStamp Stamp, ImageFacts Facts)>> known)
    {
        var entries = known.OrderBy(entry => entry.Key).Take(RecordsLimit).ToArray();
        var bytes = new byte[HeaderLength + entries.Length * RecordLength + sizeof(uint)];
        Magic.CopyTo(bytes);
        for (var i = 0; i < entries.Length; i++)
        {
            var record = bytes.AsSpan(HeaderLength + i * RecordLength, RecordLength);
            BinaryPrimitives.WriteUInt128LittleEndian(record, entries[i].Key);
            Format(record[16..], entries[i].Value.Stamp, entries[i].Value.Facts);
        }

        var end = bytes.Length - sizeof(uint);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(end), Checksum.Of(bytes.AsSpan(0, end)));
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private static (FileStamp, ImageFacts) Parse(ReadOnlySpan<byte> record)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(record.Slice(16 + ContentLength, 12));
        var content = Convert.ToHexString(record.Slice(16, ContentLength));
        var stamp = new FileStamp(BinaryPrimitives.ReadInt64LittleEndian(record), BinaryPrimitives.ReadInt64LittleEndian(record[8..]));
        return (stamp, new ImageFacts(content, numbers[0], numbers[1], numbers[2] != 0, record[^ImageFacts.Pixels..].ToArray()));
    }

    private static void Format(Span<byte> record, FileStamp stamp, ImageFacts facts)
    {
        BinaryPrimitives.WriteInt64LittleEndian(record, stamp.Length);
        BinaryPrimitives.WriteInt64LittleEndian(record[8..], stamp.Ticks);
        Convert.FromHexString(facts.Content).CopyTo(record[16..]);
        var numbers = MemoryMarshal.Cast<byte, int>(record.Slice(16 + ContentLength, 12));
        (numbers[0], numbers[1], numbers[2]) = (facts.Height, facts.Width, facts.IsBlank ? 1 : 0);
        facts.Thumbnail.CopyTo(record[^ImageFacts.Pixels..]);
    }
}
