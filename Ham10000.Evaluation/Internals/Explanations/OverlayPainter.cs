using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Lays a map's colours over a picture.</summary>
internal static class OverlayPainter
{
    // Weights of ITU-R BT.601, and how dark the part is shown that the network did not see.
    private const double Red = 0.299, Green = 0.587, Blue = 0.114, Unseen = 0.6;

    /// <summary>Paints the scaled map over a picture of the image; the stronger a place, the more its colour covers. What the network did not see becomes grey and darker.</summary>
    public static RgbImage Paint(RgbImage picture, HeatMap scaled, MapPlace place, double opacity)
    {
        var (rows, columns) = (place.RowsOf(scaled, picture.Height), place.ColumnsOf(scaled, picture.Width));
        var target = new byte[picture.Pixels.Length];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var at = ((y * picture.Width) + x) * RgbImage.Channels;
                var pixel = picture.Pixels.Slice(at, RgbImage.Channels);
                var result = target.AsSpan(at, RgbImage.Channels);
                if (rows[y].Before < 0 || columns[x].Before < 0)
                {
                    result.Fill(Level(Unseen * ((Red * pixel[0]) + (Green * pixel[1]) + (Blue * pixel[2]))));
                    continue;
                }

                var value = MapPlace.At(scaled, rows[y], columns[x]);
                var (red, green, blue) = HeatColors.Of(value);
                var share = opacity * value;
                (result[0], result[1], result[2]) = (Level(pixel[0] + (share * (red - pixel[0]))), Level(pixel[1] + (share * (green - pixel[1]))), Level(pixel[2] + (share * (blue - pixel[2]))));
            }
        }

        return new RgbImage(picture.Height, picture.Width, target);
    }

    private static byte Level(double value) => (byte)Math.Round(value);
}
