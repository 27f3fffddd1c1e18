using System.Buffers;
using System.Runtime.InteropServices;

namespace Ham10000.Models;

public sealed partial class SafetensorsFile
{
    // A multiple of every element size.
    private const int ChunkBytes = 1 << 18;

    /// <summary>Reads a tensor through and refuses infinities and NaN, which no trained network holds.</summary>
    /// <param name="entry">One of <see cref="Entries"/>; integers pass unread.</param>
    /// <exception cref="ModelFormatException">An element is infinite or not a number.</exception>
    public void ThrowIfNotFinite(SafetensorsEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (!entry.Type.IsFloatingPoint())
        {
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(ChunkBytes, entry.ByteCount));
        try
        {
            for (var offset = 0L; offset < entry.ByteCount; offset += ChunkBytes)
            {
                var chunk = buffer.AsSpan(0, (int)Math.Min(ChunkBytes, entry.ByteCount - offset));
                ReadPart(entry, offset, chunk);
                var index = IndexOfNonFinite(chunk, entry.Type);
                if (index >= 0)
                {
                    throw new ModelFormatException(Path, $"{Path}, tensor {Text.Quote(entry.Name)}: element {offset / entry.Type.Size() + index:N0} "
                        + "is infinite or not a number. The training that wrote it had diverged, or the file is damaged; use another file.", null);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int IndexOfNonFinite(ReadOnlySpan<byte> bytes, SafetensorsType type) => type switch
    {
        SafetensorsType.F64 => IndexOfNonFinite(MemoryMarshal.Cast<byte, ulong>(bytes), 0x7FF0_0000_0000_0000UL),
        SafetensorsType.F32 => IndexOfNonFinite(MemoryMarshal.Cast<byte, uint>(bytes), 0x7F80_0000U),
        SafetensorsType.F16 => IndexOfNonFinite(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7C00),
        _ => IndexOfNonFinite(MemoryMarshal.Cast<byte, ushort>(bytes), (ushort)0x7F80),
    };

    // All bits of the exponent set is what infinities and NaN have in common.
    private static int IndexOfNonFinite<T>(ReadOnlySpan<T> bits, T exponent)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (var i = 0; i < bits.Length; i++)
        {
            if ((bits[i] & exponent) == exponent)
            {
                return i;
            }
        }

        return -1;
    }
}
