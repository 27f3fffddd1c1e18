using System.Buffers.Binary;

namespace Ham10000.Dataset;

/// <summary>Everything before the picture of a JPEG, where it is of the common kind: baseline, 8 bits, one interleaved scan,
/// grey or YCbCr with chroma 4:4:4, 4:2:2 or 4:2:0. What is unusual in any way is not accepted, valid or not.</summary>
/// <remarks>ITU T.81, annex B. One instance reads many files; it allocates nothing after the first.</remarks>
internal sealed class BaselineHeader
{
    private const byte FrameMarker = 0xC0, HuffmanMarker = 0xC4, ScanMarker = 0xDA, QuantizationMarker = 0xDB, RestartMarker = 0xDD, JfifMarker = 0xE0, AdobeMarker = 0xEE, CommentMarker = 0xFE;
    private readonly BaselineComponent[] _components = new BaselineComponent[3];
    private readonly int[][] _quantizations = [new int[64], new int[64], new int[64], new int[64]];
    private readonly HuffmanTable[] _dcTables = [new(), new(), new(), new()], _acTables = [new(), new(), new(), new()];
    private readonly bool[] _hasQuantization = new bool[4];
    private int _count;
    private bool _isJfif, _isAdobe;

    internal int Height { get; private set; }

    internal int Width { get; private set; }

    /// <summary>Blocks between two restart markers, in units of the scan; 0 for none.</summary>
    internal int RestartInterval { get; private set; }

    /// <summary>Where the coded picture begins in the file.</summary>
    internal int ScanStart { get; private set; }

    internal ReadOnlySpan<BaselineComponent> Components => _components.AsSpan(0, _count);

    /// <summary>The 64 steps of a component, row by row.</summary>
    internal int[] QuantizationOf(int component) => _quantizations[_components[component].Quantization];

    internal HuffmanTable DcOf(int component) => _dcTables[_components[component].DcTable];

    internal HuffmanTable AcOf(int component) => _acTables[_components[component].AcTable];

    /// <summary>Reads up to the scan.</summary>
    /// <returns>Whether the file is of the common kind.</returns>
    internal bool TryRead(ReadOnlySpan<byte> file)
    {
        Forget();
        for (int at = 2; at + 4 <= file.Length && file[at] == 0xFF;)
        {
            byte marker = file[at + 1];
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
            {
                return false;
            }

            var segment = file.Slice(at + 4, length - 2);
            at += 2 + length;
            if (marker == ScanMarker)
            {
                ScanStart = at;
                return TryReadScan(segment);
            }

            if (!TryRead(marker, segment))
            {
                return false;
            }
        }

        return false;
    }

    private void Forget()
    {
        (Height, Width, RestartInterval, _count, _isJfif, _isAdobe) = (0, 0, 0, 0, false, false);
        _hasQuantization.AsSpan().Clear();
        for (int i = 0; i < _dcTables.Length; i++)
        {
            _dcTables[i].Forget();
            _acTables[i].Forget();
        }
    }

    private bool TryRead(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        FrameMarker => TryReadFrame(segment),
        HuffmanMarker => TryReadHuffman(segment),
        QuantizationMarker => TryReadQuantization(segment),
        RestartMarker => TryReadRestart(segment),
        JfifMarker => TryReadJfif(segment),
        AdobeMarker => TryReadAdobe(segment),
        > JfifMarker and < 0xF0 or CommentMarker => true,
        _ => false,
    };

    private bool TryReadFrame(ReadOnlySpan<byte> segment)
    {
        if (_count != 0 || segment.Length < 6 || segment[0] != 8 || segment[5] is not (1 or 3) || segment.Length != 6 + 3 * segment[5])
        {
            return false;
        }

        (Height, Width, _count) = (BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), segment[5]);
        for (int i = 0; i < _count; i++)
        {
            var part = segment.Slice(6 + 3 * i, 3);
            if (part[2] > 3)
            {
                return false;
            }

            _components[i] = new BaselineComponent(part[0], part[1] >> 4, part[1] & 15, part[2]);
        }

        return Height > 0 && Width > 0 && HasCommonSampling();
    }

    private bool HasCommonSampling()
    {
        var first = _components[0];
        if (_count == 1)
        {
            // A scan of one component has its blocks row by row, whatever the factors are.
            _components[0] = first with { Horizontal = 1, Vertical = 1 };
            return first.Horizontal is >= 1 and <= 4 && first.Vertical is >= 1 and <= 4;
        }

        return (first.Horizontal, first.Vertical) is (1, 1) or (2, 1) or (2, 2)
            && (_components[1].Horizontal, _components[1].Vertical, _components[2].Horizontal, _components[2].Vertical) is (1, 1, 1, 1)
            && _components[1].Id != first.Id && _components[2].Id != first.Id && _components[1].Id != _components[2].Id;
    }

    private bool TryReadQuantization(ReadOnlySpan<byte> segment)
    {
        while (segment.Length >= 65)
        {
            // A number above 3 has steps of 16 bits or does not exist.
            int number = segment[0];
            if (number > 3)
            {
                return false;
            }

            for (int i = 0; i < 64; i++)
            {
                _quantizations[number][HuffmanTable.NaturalOrder[i]] = segment[1 + i];
            }

            _hasQuantization[number] = true;
            segment = segment[65..];
        }

        return segment.IsEmpty;
    }

    private bool TryReadHuffman(ReadOnlySpan<byte> segment)
    {
        while (segment.Length >= 17)
        {
            int number = segment[0] & 15, kind = segment[0] >> 4;
            if (number > 3 || kind > 1)
            {
                return false;
            }

            int read = (kind == 0 ? _dcTables : _acTables)[number].Read(segment[1..], isDc: kind == 0);
            if (read == 0)
            {
                return false;
            }

            segment = segment[(1 + read)..];
        }

        return segment.IsEmpty;
    }

    private bool TryReadRestart(ReadOnlySpan<byte> segment)
    {
        if (segment.Length != 2)
        {
            return false;
        }

        RestartInterval = BinaryPrimitives.ReadUInt16BigEndian(segment);
        return true;
    }

    private bool TryReadJfif(ReadOnlySpan<byte> segment)
    {
        // A shorter segment counts for nothing with libjpeg, which then goes by the components' ids.
        bool isJfif = segment.Length >= 14 && segment.StartsWith("JFIF\0"u8);
        _isJfif |= isJfif;
        return !isJfif || segment[5] == 1;
    }

    private bool TryReadAdobe(ReadOnlySpan<byte> segment)
    {
        bool isAdobe = segment.Length >= 12 && segment.StartsWith("Adobe"u8);
        _isAdobe |= isAdobe;
        return !isAdobe || segment[11] == 1;
    }

    private bool TryReadScan(ReadOnlySpan<byte> segment)
    {
        if (_count == 0 || segment.Length != 4 + 2 * _count || segment[0] != _count || !segment[^3..].SequenceEqual<byte>([0, 63, 0]))
        {
            return false;
        }

        for (int i = 0; i < _count; i++)
        {
            int dc = segment[2 + 2 * i] >> 4, ac = segment[2 + 2 * i] & 15;
            if (segment[1 + 2 * i] != _components[i].Id || dc > 3 || ac > 3 || !_hasQuantization[_components[i].Quantization] || !_dcTables[dc].TryBuild() || !_acTables[ac].TryBuild())
            {
                return false;
            }

            _components[i].DcTable = dc;
            _components[i].AcTable = ac;
        }

        return _count == 1 || _isJfif || _isAdobe || (_components[0].Id, _components[1].Id, _components[2].Id) == (1, 2, 3);
    }
}
