using System.Buffers.Binary;
using System.Text;

namespace Ham10000.Training.Tests;

/// <summary>Reads event files without the library: record framing with a bitwise CRC-32C, then the fields of the protocol buffers.</summary>
internal static class EventReader
{
    /// <summary>The events of one file; throws where a length or a checksum is wrong.</summary>
    public static List<BoardEvent> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var events = new List<BoardEvent>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Check(bytes.AsSpan(at, 8), bytes.AsSpan(at + 8), $"{path}, byte {at}: length");
            Check(bytes.AsSpan(at + 12, length), bytes.AsSpan(at + 12 + length), $"{path}, byte {at}: data");
            events.Add(BoardEvent.Parse(bytes.AsSpan(at + 12, length)));
            at += 16 + length;
        }

        return events;
    }

    /// <summary>The events of a run's files as TensorBoard shows them: a new start voids what is later.</summary>
    public static List<BoardEvent> ReadRun(IEnumerable<string> paths)
    {
        var events = new List<BoardEvent>();
        foreach (var next in paths.SelectMany(Read))
        {
            if (next.SessionStatus == 1)
            {
                events.RemoveAll(e => e.Step >= next.Step);
            }

            events.Add(next);
        }

        return events;
    }

    /// <summary>CRC-32C bit by bit, as its definition says.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0x82F63B78u : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>The fields of a message: number, kind, and value or bytes.</summary>
    public static List<(int Field, ulong Value, byte[] Bytes)> Fields(ReadOnlySpan<byte> message)
    {
        var fields = new List<(int, ulong, byte[])>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    fields.Add(((int)(key >> 3), Varint(message, ref at), []));
                    break;
                case 1:
                    fields.Add(((int)(key >> 3), BinaryPrimitives.ReadUInt64LittleEndian(message[at..]), []));
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    fields.Add(((int)(key >> 3), 0, message.Slice(at, length).ToArray()));
                    at += length;
                    break;
                case 5:
                    fields.Add(((int)(key >> 3), BinaryPrimitives.ReadUInt32LittleEndian(message[at..]), []));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Field {key >> 3} has the kind {key & 7}.");
            }
        }

        return fields;
    }

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            shift += 7;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private static void Check(ReadOnlySpan<byte> data, ReadOnlySpan<byte> sum, string what)
    {
        var crc = Crc32C(data);
        var masked = ((crc >> 15) | (crc << 17)) + 0xA282EAD8u;
        if (masked != BinaryPrimitives.ReadUInt32LittleEndian(sum))
        {
            throw new InvalidDataException($"{what}: the checksum is wrong.");
        }
    }
}
