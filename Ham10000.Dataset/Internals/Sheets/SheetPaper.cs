namespace Ham10000.Dataset;

/// <summary>White paper for pictures and black letters.</summary>
internal sealed class SheetPaper
{
    private readonly int _height, _width;
    private readonly byte[] _pixels;

    internal SheetPaper(int height, int width)
    {
        (_height, _width, _pixels) = (height, width, new byte[height * width * RgbImage.Channels]);
        Array.Fill(_pixels, byte.MaxValue);
    }

    internal void Place(RgbImage picture, int top, int left)
    {
        int stride = picture.Width * RgbImage.Channels;
        for (int y = 0; y < picture.Height; y++)
        {
            picture.Pixels.Slice(y * stride, stride).CopyTo(_pixels.AsSpan(((top + y) * _width + left) * RgbImage.Channels));
        }
    }

    internal void Write(string text, int top, int left) =>
        Glyphs.Write(text, (y, x) => _pixels.AsSpan(((top + y) * _width + left + x) * RgbImage.Channels, RgbImage.Channels).Clear());

    internal RgbImage ToImage() => new(_height, _width, _pixels);
}
