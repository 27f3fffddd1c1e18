using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace Ham10000.Dataset;

internal static partial class JpegEncoder
{
    private static byte[] EncodeCore(RgbImage image, int quality)
    {
        using var picture = Image.LoadPixelData<Rgb24>(image.Pixels, image.Width, image.Height);
        using var file = new MemoryStream();
        picture.SaveAsJpeg(file, new SixLabors.ImageSharp.Formats.Jpeg.JpegEncoder
        {
            Quality = quality,
            ColorType = quality < 90 ? JpegEncodingColor.YCbCrRatio420 : JpegEncodingColor.YCbCrRatio444,
        });
        return file.ToArray();
    }
}
