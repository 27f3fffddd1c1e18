using System.Numerics.Tensors;

namespace Ham10000.Dataset;

/// <summary>Finds hairs; see <see cref="HairRemoval"/> for what one is. Keeps its planes; one thread at a time.</summary>
internal sealed class HairMask(HairRemoval options)
{
    private const int ClosingAngles = 4, OpeningAngles = 16;
    private const byte Masked = 255;

    private readonly Plane _grey = new(), _dilated = new(), _closed = new(), _narrow = new(), _long = new();
    private (int Height, int Width) _size;
    private int[][] _closingLines = [], _openingLines = [];
    private int[] _square = [], _across = [], _down = [], _acrossBack = [], _downBack = [];
    private int _border;

    /// <summary>The mask of an image: 255 where a hair is, else 0. Overwritten by the next.</summary>
    internal Plane Find(ReadOnlySpan<byte> pixels, int height, int width)
    {
        if (_size != (height, width))
        {
            Plan(height, width);
        }

        ToGrey(pixels, height, width);
        _closed.Reset(height, width, _border, 0);
        _dilated.Reset(height, width, _border, byte.MaxValue);
        foreach (int[] line in _closingLines)
        {
            Morphology.Dilate(_grey, _dilated, line);
            Morphology.ErodeMerging(_dilated, _closed, line);
        }

        // The grey levels are no longer needed: their plane takes the mask of what is dark and narrow.
        Threshold();
        _narrow.Reset(height, width, _border, 0);
        _long.Reset(height, width, _border, 0);
        Morphology.Dilate(_grey, _narrow, _square);
        RemoveBlots();
        foreach (int[] line in _openingLines)
        {
            Morphology.OpenMerging(_narrow, _long, line);
        }

        Morphology.Dilate(_long, _grey, _square);
        return _grey;
    }

    /// <summary>Lays out lines and borders for a size.</summary>
    private void Plan(int height, int width)
    {
        _size = (height, width);
        int side = Math.Min(height, width);
        double hairWidth = Math.Max(3, Math.Round(options.Width * side)), hairLength = Math.Max(5, Math.Round(options.MinimumLength * side));
        int blot = (int)hairWidth + 2;
        _border = Math.Max(blot, (int)hairLength / 2 + 1);
        int stride = width + _border;
        _closingLines = Lines(hairWidth, ClosingAngles, stride);
        _openingLines = Lines(hairLength, OpeningAngles, stride);
        _across = [.. Enumerable.Range(-(blot / 2), blot)];
        _down = [.. _across.Select(k => k * stride)];
        (_acrossBack, _downBack) = ([.. _across.Select(k => -k)], [.. _down.Select(k => -k)]);
        _square = [-stride - 1, -stride, -stride + 1, -1, 0, 1, stride - 1, stride, stride + 1];
    }

    private static int[][] Lines(double length, int angles, int stride) =>
        [.. Enumerable.Range(0, angles).Select(i => LineOffsets.Create(length, Math.PI * i / angles, stride))];

    /// <summary>Takes out of the mask what a square wider than any hair fits into: an opening, one axis after the other.</summary>
    private void RemoveBlots()
    {
        _dilated.Reset(_size.Height, _size.Width, _border, 0);
        _closed.Reset(_size.Height, _size.Width, _border, 0);
        Morphology.Erode(_narrow, _dilated, _across);
        Morphology.Erode(_dilated, _closed, _down);
        Morphology.Dilate(_closed, _dilated, _acrossBack);
        Morphology.Dilate(_dilated, _closed, _downBack);
        for (int y = 0; y < _size.Height; y++)
        {
            TensorPrimitives.OnesComplement<byte>(_closed.Row(y), _closed.Row(y));
            TensorPrimitives.BitwiseAnd<byte>(_narrow.Row(y), _closed.Row(y), _narrow.Row(y));
        }
    }

    private void ToGrey(ReadOnlySpan<byte> pixels, int height, int width)
    {
        _grey.Reset(height, width, _border, 0);
        for (int y = 0; y < height; y++)
        {
            var row = _grey.Row(y);
            var colors = pixels.Slice(y * width * RgbImage.Channels, width * RgbImage.Channels);
            for (int x = 0, at = 0; x < row.Length; x++, at += RgbImage.Channels)
            {
                row[x] = (byte)((77 * colors[at] + 150 * colors[at + 1] + 29 * colors[at + 2] + 128) >> 8);
            }
        }
    }

    private void Threshold()
    {
        for (int y = 0; y < _grey.Height; y++)
        {
            var grey = _grey.Row(y);
            var closed = _closed.Row(y);
            for (int x = 0; x < grey.Length; x++)
            {
                grey[x] = closed[x] - grey[x] > options.Contrast ? Masked : (byte)0;
            }
        }
    }
}
