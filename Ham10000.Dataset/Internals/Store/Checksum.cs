using System.Numerics;
using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>CRC-32C, one instruction per eight bytes where the processor has it, in three interleaved streams.</summary>
internal static class Checksum
{
    internal static uint Of(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        int third = words.Length / 3;
        uint a = uint.MaxValue, b = a, c = a;
        var first = words[..third];
        var second = words.Slice(third, third);
        var last = words.Slice(2 * third, third);
        for (int i = 0; i < first.Length; i++)
        {
            a = BitOperations.Crc32C(a, first[i]);
            b = BitOperations.Crc32C(b, second[i]);
            c = BitOperations.Crc32C(c, last[i]);
        }

        uint crc = BitOperations.Crc32C(BitOperations.Crc32C(a, b), c);
        foreach (byte value in bytes[(third * 3 * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
