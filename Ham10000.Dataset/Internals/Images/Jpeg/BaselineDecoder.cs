using System.Runtime.Intrinsics;

namespace Ham10000.Dataset;

/// <summary>Decodes clean JPEGs of the common kind faster than libjpeg-turbo, to the same pixels. Everything else is left to that library.</summary>
/// <remarks>
/// The header and the code must be complete and leave nothing over, and every block must be one that a picture can have
/// (<see cref="InverseDct.ColumnLimit"/>): then the standard leaves no choice but roundings, and those are libjpeg's.
/// The picture is decoded in strips of 8 or 16 rows that stay in the cache. One instance decodes many files on one thread
/// and allocates only for a file that is larger than those before.
/// </remarks>
internal sealed class BaselineDecoder
{
    // Larger files are rare enough for the library, and the buffer for their code would stay.
    private const int LongestFile = 16 << 20;
    private const int UnitsPerBatch = 8, MostBlocksPerUnit = 6;

    private readonly BaselineHeader _header = new();
    private readonly ScanReader _scan = new();
    private readonly ComponentStrip[] _strips = [new(), new(), new()];
    private readonly ChromaUpsampler _upsampler = new();
    private readonly short[] _blocks = new short[UnitsPerBatch * MostBlocksPerUnit * 64];
    private readonly BlockKind[] _kinds = new BlockKind[UnitsPerBatch * MostBlocksPerUnit];
    private readonly int[] _dc = new int[3];
    private byte[] _blueness = [], _redness = [];
    private int _unitsAcross, _unitsDone;
    private Vector256<int> _peaks;

    /// <summary>Decodes a file.</summary>
    /// <param name="file">All of its bytes.</param>
    /// <param name="info">The size that the pixels have room for.</param>
    /// <param name="pixels">Height × width × 3 grey levels, RGB. Undefined after a file that is not accepted.</param>
    /// <returns>Whether the file was decoded. If not, it may be damaged or only unusual.</returns>
    internal bool TryDecode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels)
    {
        if (!BitConverter.IsLittleEndian || file.Length > LongestFile || !_header.TryRead(file) || (_header.Height, _header.Width) != (info.Height, info.Width))
        {
            return false;
        }

        Start();
        int unitHeight = _strips[0].Rows, unitRows = (info.Height + unitHeight - 1) / unitHeight, stride = info.Width * RgbImage.Channels;
        bool isClean = _scan.TryStart(file, _header.ScanStart);
        for (int strip = 0, y = 0; isClean && strip < unitRows; strip++)
        {
            isClean = TryDecodeStrip(file);
            int end = strip == unitRows - 1 ? info.Height : (strip + 1) * unitHeight - (HasTallChroma ? 1 : 0);
            for (; isClean && y < end; y++)
            {
                Convert(y, strip, pixels.Slice(y * stride, stride));
            }

            foreach (var component in _strips)
            {
                component.KeepLast();
            }
        }

        // A block that was not transformed must not stay for the next file.
        _blocks.AsSpan().Clear();
        return isClean && _scan.IsAtEnd(file);
    }

    private bool HasTallChroma => _header.Components[0].Vertical == 2;

    private void Start()
    {
        var first = _header.Components[0];
        _unitsAcross = (_header.Width + 8 * first.Horizontal - 1) / (8 * first.Horizontal);
        (_unitsDone, _peaks) = (0, Vector256<int>.Zero);
        _dc.AsSpan().Clear();
        for (int i = 0; i < _header.Components.Length; i++)
        {
            var component = _header.Components[i];
            int height = (_header.Height * component.Vertical + first.Vertical - 1) / first.Vertical;
            int width = (_header.Width * component.Horizontal + first.Horizontal - 1) / first.Horizontal;
            _strips[i].Start(height, width, _unitsAcross * component.Horizontal, 8 * component.Vertical);
        }

        if (first.Horizontal == 2)
        {
            Resampler.Ensure(ref _blueness, 2 * _strips[1].Stride);
            Resampler.Ensure(ref _redness, 2 * _strips[2].Stride);
        }
    }

    private bool TryDecodeStrip(ReadOnlySpan<byte> file)
    {
        for (int unit = 0; unit < _unitsAcross; unit += UnitsPerBatch)
        {
            int count = Math.Min(UnitsPerBatch, _unitsAcross - unit);
            if (!TryReadBatch(file, count) || !TryTransformBatch(unit, count))
            {
                return false;
            }
        }

        // Checked once a strip: a first coefficient changes by at most 2047 · 255 a block, so it cannot step over the numbers
        // beyond the limit and wrap around unseen.
        return Vector256.LessThanOrEqualAll(_peaks, Vector256.Create(InverseDct.ColumnLimit));
    }

    private bool TryReadBatch(ReadOnlySpan<byte> file, int count)
    {
        for (int at = 0; count > 0; count--, _unitsDone++)
        {
            if (_header.RestartInterval > 0 && _unitsDone > 0 && _unitsDone % _header.RestartInterval == 0)
            {
                _dc.AsSpan().Clear();
                if (!_scan.TryRestart(file, (_unitsDone / _header.RestartInterval - 1) % 8))
                {
                    return false;
                }
            }

            for (int c = 0; c < _header.Components.Length; c++)
            {
                var component = _header.Components[c];
                for (int n = component.Horizontal * component.Vertical; n > 0; n--, at++)
                {
                    if ((_kinds[at] = _scan.Read(_header.DcOf(c), _header.AcOf(c), ref _dc[c], _blocks.AsSpan(at * 64, 64))) == BlockKind.NotClean)
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool TryTransformBatch(int unit, int count)
    {
        bool isClean = true;
        for (int at = 0; count > 0; count--, unit++)
        {
            for (int c = 0; c < _header.Components.Length; c++)
            {
                var component = _header.Components[c];
                int[] steps = _header.QuantizationOf(c);
                for (int n = 0; n < component.Horizontal * component.Vertical; n++, at++)
                {
                    var block = _blocks.AsSpan(at * 64, 64);
                    var target = _strips[c].Block(unit * component.Horizontal + n % component.Horizontal, n / component.Horizontal);
                    if (_kinds[at] == BlockKind.Flat)
                    {
                        isClean &= InverseDct.TryFill(block, steps, target, _strips[c].Stride);
                    }
                    else
                    {
                        InverseDct.Transform(block, steps, target, _strips[c].Stride, ref _peaks);
                    }
                }
            }
        }

        return isClean;
    }

    private void Convert(int y, int strip, Span<byte> row)
    {
        var luma = _strips[0].Row(y, strip);
        if (_header.Components.Length == 1)
        {
            ColorConverter.ToRgb(luma, row);
        }
        else if (_header.Components[0].Horizontal == 1)
        {
            ColorConverter.ToRgb(luma, _strips[1].Row(y, strip), _strips[2].Row(y, strip), row);
        }
        else
        {
            Upsample(_strips[1], y, strip, _blueness);
            Upsample(_strips[2], y, strip, _redness);
            ColorConverter.ToRgb(luma, _blueness, _redness, row);
        }
    }

    private void Upsample(ComponentStrip chroma, int y, int strip, Span<byte> target)
    {
        int near = HasTallChroma ? y / 2 : y;
        if (chroma.Width <= 2)
        {
            // So narrow a picture is not filtered, only repeated.
            var row = chroma.Row(near, strip);
            (target[0], target[1], target[2], target[3]) = (row[0], row[0], row[1], row[1]);
            return;
        }

        var far = HasTallChroma ? chroma.Row(near + (y % 2 == 0 ? -1 : 1), strip) : [];
        _upsampler.Double(chroma.Row(near, strip), far, chroma.Width, target);
    }
}
