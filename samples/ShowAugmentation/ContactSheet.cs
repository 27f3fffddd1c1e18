using Ham10000.Dataset;

namespace ShowAugmentation;

/// <summary>Pictures in rows and columns, with the rows' names beside them.</summary>
internal sealed class ContactSheet
{
    private const int Gap = 4, LabelWidth = 230, RowHeight = SheetOptions.Height + Gap, ColumnWidth = SheetOptions.Width + Gap;
    private readonly int _height, _width;
    private readonly byte[] _pixels;

    private ContactSheet(int rows, int columns)
    {
        (_height, _width) = (Gap + rows * RowHeight, LabelWidth + columns * ColumnWidth);
        _pixels = new byte[_height * _width * RgbImage.Channels];
        Array.Fill(_pixels, byte.MaxValue);
    }

    internal static RgbImage Draw(IReadOnlyList<RgbImage> images, SheetOptions options)
    {
        var sheet = new ContactSheet(images.Count * SheetRow.All.Count, options.Draws);
        int row = 0;
        foreach (var image in images)
        {
            foreach (var kind in SheetRow.All)
            {
                sheet.Add(row++, kind.Name, kind.Pictures(image, options));
            }
        }

        return new RgbImage(sheet._height, sheet._width, sheet._pixels);
    }

    private void Add(int row, string name, IEnumerable<RgbImage> pictures)
    {
        int top = Gap + row * RowHeight;
        Glyphs.Write(name, (y, x) => Blacken(top + SheetOptions.Height / 2 - Glyphs.Height / 2 + y, Gap + x));
        int column = 0;
        foreach (var picture in pictures)
        {
            Place(picture, top, LabelWidth + column++ * ColumnWidth);
        }
    }

    private void Blacken(int y, int x)
    {
        if (x < LabelWidth)
        {
            _pixels.AsSpan((y * _width + x) * RgbImage.Channels, RgbImage.Channels).Clear();
        }
    }

    private void Place(RgbImage picture, int top, int left)
    {
        int stride = picture.Width * RgbImage.Channels;
        for (int y = 0; y < picture.Height; y++)
        {
            picture.Pixels.Slice(y * stride, stride).CopyTo(_pixels.AsSpan(((top + y) * _width + left) * RgbImage.Channels));
        }
    }
}
