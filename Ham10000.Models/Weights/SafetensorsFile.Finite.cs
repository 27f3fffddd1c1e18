using System.Buffers;
using System.Runtime.InteropServices;

namespace Ham10000.Models;

public sealed partial class SafetensorsFile
{
    // A multiple of every element size.
    private const int ChunkBytes = 1 << 18;

    /// <summary>Reads a tensor through and refuses infinities and NaN, which no trained network holds.</summary>
    /// <param name="entry">One of <see cref="Entries"/>; integers pass unread.</param>
    /// <exception cref="ModelFormatException">Elements are infinite or not a number; the message says in which tensor, how many and which is the first.</exception>
    public void ThrowIfNotFinite(SafetensorsEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!entry.Type.IsFloatingPoint())
        {
            return;
        }

        var (first, count) = (-1L, 0L);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(ChunkBytes, entry.ByteCount));
        try
        {
            for (var offset = 0L; offset < entry.ByteCount; offset += ChunkBytes)
            {
                var chunk = buffer.AsSpan(0, (int)Math.Min(ChunkBytes, entry.ByteCount - offset));
                ReadPart(entry, offset, chunk);
                var (index, found) = NonFinite(chunk, entry.Type);
                first = count == 0 && found > 0 ? (offset / entry.Type.Size()) + index : first;
                count += found;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (count > 0)
        {
            throw new ModelFormatException(Path, $"{Path}, tensor {Text.Quote(entry.Name)}: {count:N0} of {entry.ElementCount:N0} elements "
                + (count == 1 ? $"is infinite or not a number: element {first:N0}. " : $"are infinite or not a number, the first of them element {first:N0}. ")
                + "The training that wrote it had diverged, or the file is damaged; use another file.", null);
        }
    }

    private static (int First, int Count) NonFinite(ReadOnlySpan<byte> bytes, SafetensorsType type) => type switch
    {
        SafetensorsType.F64 => NonFinite(MemoryMarshal.Cast<byte, ulong>(bytes), 0x7FF0_0000_0000_0000UL),
        SafetensorsType.F32 => NonFinite(MemoryMarshal.Cast<byte, uint>(bytes), 0x7F80_0000U),
        SafetensorsType.F16 => NonFinite(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7C00),
        _ => NonFinite(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7F80),
    };

    // All bits of the exponent set is what infinities and NaN have in common.
    private static (int First, int Count) NonFinite<T>(ReadOnlySpan<T> bits, T exponent)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var (first, count) = (-1, 0);
        for (var i = 0; i < bits.Length; i++)
        {
            if ((bits[i] & exponent) == exponent)
            {
                first = count++ == 0 ? i : first;
            }
        }

        return (first, count);
    }
}
