using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>Reads the blocks of a baseline scan: between two markers it takes the stuffed zeros out first, and then reads bits eight bytes at a time.</summary>
/// <remarks>ITU T.81, annex F.2. One instance reads many files; its buffer stays.</remarks>
internal sealed class ScanReader
{
    // A block reads at most 27 bits for its first coefficient and 26 for each of the others, 208 bytes, from a place at most
    // Overrun beyond the end, and looks 8 bytes ahead.
    private const int Overrun = 8, Slack = 256;
    private const int BlockLength = 64;
    private byte[] _data = [];
    private int _next, _length;
    private ulong _bits;
    private uint _count;
    private nuint _at;

    /// <summary>Begins at the first byte of the scan.</summary>
    internal bool TryStart(ReadOnlySpan<byte> file, int scanStart)
    {
        Resampler.Ensure(ref _data, file.Length - scanStart + Slack);
        _next = scanStart;
        return TryUnstuff(file);
    }

    /// <summary>Goes on behind a restart marker.</summary>
    /// <returns>Whether the bits before it were used up and it is the marker with this number.</returns>
    internal bool TryRestart(ReadOnlySpan<byte> file, int number)
    {
        bool isExpected = IsUsedUp() && file[_next + 1] == 0xD0 + number;
        _next += 2;
        return isExpected && TryUnstuff(file);
    }

    /// <summary>Whether the bits were used up and the end of the image follows.</summary>
    internal bool IsAtEnd(ReadOnlySpan<byte> file) => IsUsedUp() && file[_next + 1] == 0xD9;

    /// <summary>Reads a block.</summary>
    /// <param name="dcTable">The code of the first coefficient.</param>
    /// <param name="acTable">The code of the others.</param>
    /// <param name="dc">The first coefficient of the block before, then of this one.</param>
    /// <param name="block">64 zeros, then the coefficients row by row.</param>
    internal BlockKind Read(HuffmanTable dcTable, HuffmanTable acTable, ref int dc, Span<short> block)
    {
        if (block.Length < BlockLength || _at > (nuint)(_length + Overrun) || !TryReadFirst(dcTable, ref dc))
        {
            return BlockKind.NotClean;
        }

        block[0] = (short)dc;
        nuint position = ReadOthers(acTable, ref MemoryMarshal.GetReference(block), out uint last);
        bool isClean = position == BlockLength - 1 || last == HuffmanTable.EndOfBlock;
        return !isClean ? BlockKind.NotClean : position == HuffmanTable.EndOfBlock ? BlockKind.Flat : BlockKind.Full;
    }

    private bool TryReadFirst(HuffmanTable table, ref int dc)
    {
        Refill(ref MemoryMarshal.GetArrayDataReference(_data), ref _bits, ref _count, ref _at);
        uint entry = table.EntryOf(_bits);
        dc += HuffmanTable.Value(entry, _bits);
        Skip(entry, ref _bits, ref _count);
        return entry >> 24 == 1 && dc is >= -2048 and <= 2047;
    }

    /// <summary>Reads up to the end of the block.</summary>
    /// <returns>The position of the last coefficient, or one beyond the block by what <paramref name="last"/> advances.</returns>
    private nuint ReadOthers(HuffmanTable table, ref short block, out uint last)
    {
        // Every place below is inside its array: tables have an entry for every value of the bits looked at, an order of 256
        // positions below 64 for the at most 62 + 192 that a position reaches, and data the slack for the longest block.
        ref byte data = ref MemoryMarshal.GetArrayDataReference(_data);
        ref byte order = ref MemoryMarshal.GetReference(HuffmanTable.NaturalOrder);
        ref ulong pairs = ref MemoryMarshal.GetArrayDataReference(table.Pairs);
        var (bits, count, at) = (_bits, _count, _at);
        nuint position = 0;
        do
        {
            // At least 56 bits after each refill: enough for five looks.
            ulong pair;
            nuint first;
            do
            {
                Refill(ref data, ref bits, ref count, ref at);
            }
            while (IsInside(ref pairs, ref order, ref block, ref bits, ref count, ref position, out pair, out first)
                && IsInside(ref pairs, ref order, ref block, ref bits, ref count, ref position, out pair, out first)
                && IsInside(ref pairs, ref order, ref block, ref bits, ref count, ref position, out pair, out first)
                && IsInside(ref pairs, ref order, ref block, ref bits, ref count, ref position, out pair, out first)
                && IsInside(ref pairs, ref order, ref block, ref bits, ref count, ref position, out pair, out first));

            last = (byte)(pair >> 24);
            if (last == HuffmanTable.Longer || (first >= BlockLength - 1 && first != position))
            {
                // Back to before a pair whose first has ended the block, or what is longer than a look, and on by one.
                position -= (byte)(pair >> 16);
                Seek(at * 8 - count - (byte)pair);
                last = ReadOne(table, ref block, ref order, position);
                position += last;
                (bits, count, at) = (_bits, _count, _at);
            }
        }
        while (position < BlockLength - 1);

        (_bits, _count, _at) = (bits, count, at);
        return position;
    }

    private uint ReadOne(HuffmanTable table, ref short block, ref byte order, nuint position)
    {
        uint entry = table.EntryOf(_bits);
        Unsafe.Add(ref block, Unsafe.Add(ref order, position + (entry >> 24))) = (short)HuffmanTable.Value(entry, _bits);
        Skip(entry, ref _bits, ref _count);
        return entry >> 24;
    }

    /// <summary>Takes two coefficients or one. The values that come with an end are zeros for places that have none yet.</summary>
    /// <returns>Whether the block goes on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInside(
        ref ulong pairs, ref byte order, ref short block, ref ulong bits, ref uint count, ref nuint position, out ulong pair, out nuint first)
    {
        pair = Unsafe.Add(ref pairs, (nuint)(bits >> HuffmanTable.Shift));
        first = position + (byte)(pair >> 8);
        position += (byte)(pair >> 16);
        bits <<= (int)pair;
        count -= (byte)pair;
        Unsafe.Add(ref block, Unsafe.Add(ref order, first)) = (short)(pair >> 32);
        Unsafe.Add(ref block, Unsafe.Add(ref order, position)) = (short)(pair >> 48);
        return position < BlockLength - 1;
    }

    /// <summary>Fills up to at least 56 bits without a branch; bits that are there already are laid over themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte data, ref ulong bits, ref uint count, ref nuint at)
    {
        bits |= BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, at))) >> (int)count;
        at += (63 - count) >> 3;
        count |= 56;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Skip(uint entry, ref ulong bits, ref uint count)
    {
        bits <<= (int)entry;
        count -= (byte)entry;
    }

    private void Seek(nuint bit)
    {
        (_bits, _count, _at) = (0, 0, bit >> 3);
        Refill(ref MemoryMarshal.GetArrayDataReference(_data), ref _bits, ref _count, ref _at);
        Skip((uint)bit & 7, ref _bits, ref _count);
    }

    private bool IsUsedUp()
    {
        long read = (long)_at * 8 - _count, there = (long)_length * 8;
        return read <= there && read > there - 8;
    }

    /// <summary>Copies up to the next marker and leaves out the zero that follows each FF.</summary>
    private bool TryUnstuff(ReadOnlySpan<byte> file)
    {
        (_bits, _count, _at, _length) = (0, 0, 0, 0);
        while (true)
        {
            var rest = file[_next..];
            int run = rest.IndexOf((byte)0xFF);
            if (run < 0 || run + 1 >= rest.Length)
            {
                return false;
            }

            if (rest[run + 1] != 0)
            {
                rest[..run].CopyTo(_data.AsSpan(_length));
                _length += run;
                _next += run;
                return true;
            }

            rest[..(run + 1)].CopyTo(_data.AsSpan(_length));
            _length += run + 1;
            _next += run + 2;
        }
    }
}
