using System.Runtime.CompilerServices;

namespace Ham10000.Dataset;

/// <summary>A Huffman code of a baseline JPEG, laid out so that one look at the next bits tells how far to go on in the data and in the block.</summary>
/// <remarks>
/// ITU T.81, annexes C and F. An entry holds, from the lowest byte on: the bits of code and value together; the bits of the
/// code; 63 less the bits of the value; how many positions the block advances. A pair holds: the bits of both; how far the
/// first advances; how far both do; how far the last does; and 16 bits for each value. Codes are so short in pictures of
/// good quality that one look mostly finds two of them with their values.
/// </remarks>
internal sealed class HuffmanTable
{
    /// <summary>Codes up to so many bits are found by one look.</summary>
    internal const int LookBits = 10;

    /// <summary>Moves the bits of a look from the highest places of 64 to the lowest.</summary>
    internal const int Shift = 64 - LookBits;

    /// <summary>Advances that end a block: its end, a code longer than a look, and what no clean file has. Each is far enough
    /// beyond the 63 positions and the longest run for the sum to tell them apart.</summary>
    internal const uint EndOfBlock = 64, Longer = 128, Invalid = 192;

    private const int LongestCode = 16;
    private readonly uint[] _entries = new uint[1 << LookBits];
    private readonly ulong[] _pairs = new ulong[1 << LookBits];
    private readonly byte[] _definition = new byte[LongestCode + 256], _built = new byte[LongestCode + 256];
    private readonly uint[] _ends = new uint[LongestCode + 1];
    private readonly int[] _symbolAt = new int[LongestCode + 1];
    private int _length, _builtLength;
    private bool _isDc, _isBuiltDc;

    /// <summary>The positions of a block in the order of the code, row by row. Positions beyond the 63rd lead to the last one.</summary>
    internal static ReadOnlySpan<byte> NaturalOrder =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
    ];

    /// <summary>One entry, of two coefficients or one, for each value of the next <see cref="LookBits"/> bits; <see cref="Longer"/>
    /// also if the value ends beyond the look.</summary>
    internal ulong[] Pairs => _pairs;

    internal void Forget() => _length = 0;

    /// <summary>Takes a definition: 16 counts of codes by length, then their symbols.</summary>
    /// <returns>Its bytes; 0 if it is not complete.</returns>
    internal int Read(ReadOnlySpan<byte> segment, bool isDc)
    {
        int symbols = 0;
        foreach (byte count in segment[..LongestCode])
        {
            symbols += count;
        }

        int length = LongestCode + symbols;
        if (symbols is 0 or > 256 || length > segment.Length)
        {
            return 0;
        }

        segment[..length].CopyTo(_definition);
        (_length, _isDc) = (length, isDc);
        return length;
    }

    /// <summary>Lays out the table, unless the file before had the same.</summary>
    /// <returns>Whether the code is valid.</returns>
    internal bool TryBuild()
    {
        var definition = _definition.AsSpan(0, _length);
        if (_length > 0 && _isDc == _isBuiltDc && definition.SequenceEqual(_built.AsSpan(0, _builtLength)))
        {
            return true;
        }

        _builtLength = 0;
        if (_length == 0 || !TryLayOut())
        {
            return false;
        }

        if (!_isDc)
        {
            LayOutPairs();
        }

        definition.CopyTo(_built);
        (_builtLength, _isBuiltDc) = (_length, _isDc);
        return true;
    }

    /// <summary>The entry of the next code.</summary>
    /// <param name="bits">The data, from the highest bit on.</param>
    internal uint EntryOf(ulong bits)
    {
        uint entry = _entries[bits >> Shift];
        return entry >> 24 == Longer ? Find(bits) : entry;
    }

    private uint Find(ulong bits)
    {
        uint next = (uint)(bits >> (64 - LongestCode));
        for (int length = LookBits + 1; length <= LongestCode; length++)
        {
            if (next < _ends[length])
            {
                // The code before the end is the last symbol of its length, and so on backwards.
                int back = (int)((_ends[length] - 1 - next) >> (LongestCode - length));
                return Entry(_definition[LongestCode + _symbolAt[length] - back], length);
            }
        }

        return Invalid << 24;
    }

    private bool TryLayOut()
    {
        uint code = 0;
        int at = 0;
        for (int length = 1; length <= LongestCode; length++, code <<= 1)
        {
            for (int n = _definition[length - 1]; n > 0; n--, code++, at++)
            {
                // No code may be all ones, so the next one must fit too.
                if (code + 1 >= 1u << length || (_isDc && _definition[LongestCode + at] > 15))
                {
                    return false;
                }

                if (length <= LookBits)
                {
                    _entries.AsSpan((int)(code << (LookBits - length)), 1 << (LookBits - length)).Fill(Entry(_definition[LongestCode + at], length));
                }
            }

            _ends[length] = code << (LongestCode - length);
            _symbolAt[length] = at - 1;
            if (length == LookBits)
            {
                _entries.AsSpan((int)code).Fill(Longer << 24);
            }
        }

        return true;
    }

    private void LayOutPairs()
    {
        for (uint look = 0; look < _pairs.Length; look++)
        {
            ulong bits = (ulong)look << Shift;
            uint first = _entries[look], length = (byte)first;
            _pairs[look] = length <= LookBits ? PairAt(first, bits, bits << (int)length) : Pair(Longer << 24, 0, 0, 0);
        }
    }

    private ulong PairAt(uint first, ulong bits, ulong rest)
    {
        uint second = _entries[rest >> Shift], length = (uint)(byte)first + (byte)second;
        bool isPair = first >> 24 < EndOfBlock && second >> 24 <= EndOfBlock && length <= LookBits;
        return isPair ? Pair(first, Value(first, bits), second, Value(second, rest)) : Pair(first, Value(first, bits), 0, Value(first, bits));
    }

    private static ulong Pair(uint first, int firstValue, uint second, int secondValue)
    {
        uint one = first >> 24, both = one + (second >> 24), last = second == 0 ? one : second >> 24;
        return (uint)((byte)first + (byte)second) | (one << 8) | (both << 16) | (last << 24) | ((ulong)(ushort)firstValue << 32) | ((ulong)(ushort)secondValue << 48);
    }

    private uint Entry(byte symbol, int codeBits)
    {
        int size = _isDc ? symbol : symbol & 15, run = _isDc ? 0 : symbol >> 4;
        bool isValid = _isDc ? size <= 11 : size <= 10 && (size > 0 || run is 0 or 15);
        uint advance = !isValid ? Invalid : !_isDc && symbol == 0 ? EndOfBlock : (uint)run + 1;
        return isValid ? (uint)(codeBits + size) | ((uint)codeBits << 8) | ((uint)(63 - size) << 16) | (advance << 24) : advance << 24;
    }

    /// <summary>The value of an entry for the bits that it was found by, the highest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Value(uint entry, ulong bits)
    {
        // Shifts look at six bits of their count, so the entry is not taken apart. A value whose highest bit is 0 is
        // negative: what it is in ones' complement.
        ulong value = bits << (int)(entry >> 8), ones = (ulong)(~(long)value >> 63);
        int shift = (int)(entry >> 16);
        return (int)(value >> 1 >> shift) - (int)(ones >> 1 >> shift);
    }
}
