using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Writes safetensors files: the same content gives the same bytes.</summary>
internal static partial class SafetensorsWriter
{
    public static void Write(string path, IEnumerable<SafetensorsBlock> blocks, IReadOnlyDictionary<string, string>? metadata)
    {
        var ordered = Ordered(blocks);
        CheckNames(ordered);
        var header = Header(ordered, metadata ?? new Dictionary<string, string>());
        AtomicFile.Write(path, stream => WriteAll(stream, header, ordered));
    }

    /// <summary>The size of the file that the same call of <see cref="Write"/> would write, in bytes.</summary>
    public static long Size(IEnumerable<SafetensorsBlock> blocks, IReadOnlyDictionary<string, string> metadata)
    {
        var ordered = Ordered(blocks);
        return SafetensorsHeader.LengthSize + Header(ordered, metadata).Length + ordered.Sum(block => block.ByteCount);
    }

    // The widest elements first keep every tensor aligned to its element size, as the format's own library does.
    private static SafetensorsBlock[] Ordered(IEnumerable<SafetensorsBlock> blocks) =>
        [.. blocks.OrderByDescending(b => b.Type.Size()).ThenBy(b => b.Name, StringComparer.Ordinal)];

    private static void CheckNames(SafetensorsBlock[] blocks)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block.Name == SafetensorsHeader.MetadataName || !names.Add(block.Name))
            {
                throw new ArgumentException($"{Text.Quote(block.Name)} cannot name a tensor here: it "
                    + $"{(block.Name == SafetensorsHeader.MetadataName ? "is the format's name for the metadata" : "is already in use")}. Use another name.", nameof(blocks));
            }
        }
    }

    private static void WriteAll(Stream stream, byte[] header, SafetensorsBlock[] blocks)
    {
        var length = new byte[SafetensorsHeader.LengthSize];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var block in blocks)
        {
            WriteBlock(stream, block);
        }
    }

    private static void WriteBlock(Stream stream, SafetensorsBlock block)
    {
        var start = stream.Position;
        block.WriteTo(stream);
        if (stream.Position - start != block.ByteCount)
        {
            throw new InvalidOperationException($"Tensor {Text.Quote(block.Name)} wrote {stream.Position - start:N0} bytes; "
                + $"expected {block.ByteCount:N0} for {block.Type.Code()} of shape {Text.Shape(block.Shape)}.");
        }
    }

    private static byte[] Header(SafetensorsBlock[] blocks, IReadOnlyDictionary<string, string> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            var offset = 0L;
            foreach (var block in blocks)
            {
                WriteEntry(writer, block, offset);
                offset += block.ByteCount;
            }

            writer.WriteEndObject();
        }

        // Spaces up to a multiple of 8, so that the data begin aligned.
        var padding = -buffer.WrittenCount & 7;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenCount <= SafetensorsHeader.LongestHeader ? buffer.WrittenSpan.ToArray()
            : throw new ArgumentException($"The header would have {buffer.WrittenCount:N0} bytes; the format allows {SafetensorsHeader.LongestHeader:N0}. Shorten the metadata.", nameof(metadata));
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach (var (key, value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, SafetensorsBlock block, long offset)
    {
        writer.WriteStartObject(block.Name);
        writer.WriteString("dtype", block.Type.Code());
        writer.WriteStartArray("shape");
        foreach (var length in block.Shape)
        {
            writer.WriteNumberValue(length);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(offset);
        writer.WriteNumberValue(offset + block.ByteCount);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
