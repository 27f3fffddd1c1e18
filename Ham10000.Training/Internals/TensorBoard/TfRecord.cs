using System.Buffers.Binary;
using System.Numerics;

namespace Ham10000.Training.Internals;

/// <summary>TensorFlow's framing of records: length, its masked CRC-32C, the bytes, their masked CRC-32C; all little-endian.</summary>
internal static class TfRecord
{
    private const uint MaskDelta = 0xA282EAD8;

    internal static void Write(Stream stream, ReadOnlySpan<byte> record)
    {
        Span<byte> head = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[sizeof(ulong)..], Masked(head[..sizeof(ulong)]));
        Span<byte> foot = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(foot, Masked(record));
        stream.Write(head);
        stream.Write(record);
        stream.Write(foot);
    }

    // A checksum of data that holds checksums itself would be weak; hence the mask.
    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = Crc32C(bytes);
        return BitOperations.RotateRight(crc, 15) + MaskDelta;
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
