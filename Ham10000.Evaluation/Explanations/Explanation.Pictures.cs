using Ham10000.Dataset;

namespace Ham10000.Evaluation;

public sealed partial class Explanation
{
    private const double UsualOpacity = 0.55;

    /// <summary><see cref="Map"/> over the network's input: its values stand in the middle of equal parts, and between them it is bilinear.</summary>
    /// <remarks>A value of a coarse map looks at a field much larger than its part, whose middle padding and training can shift by up to half a part: read no border from it.</remarks>
    /// <returns>As many rows and columns as the model's preprocessing gives.</returns>
    public HeatMap OverInput() => _place.OverInput(Map);

    /// <summary><see cref="Map"/> over the image. The resizing is undone: what was cut off has the value 0, and what was padded is left out.</summary>
    /// <returns>As many rows and columns as <see cref="Image"/> has.</returns>
    public HeatMap OverImage() => _place.OverImage(Map, Image.Height, Image.Width);

    /// <summary>The image with the map over it, scaled as by <see cref="HeatMap.Scaled"/>: from violet, which hardly covers, through green to yellow. What the network did not see
    /// is grey.</summary>
    /// <param name="opacity">How much the strongest place is covered, above 0 and at most 1. Default 0.55.</param>
    /// <returns>A picture of the image's size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The opacity is out of range.</exception>
    public RgbImage Overlay(double opacity = UsualOpacity) => OverlayOn(Image, opacity);

    /// <summary>Writes <see cref="Overlay"/> as a PNG.</summary>
    /// <param name="path">The file. Its folder is created where there is none.</param>
    /// <param name="opacity">How much the strongest place is covered, above 0 and at most 1. Default 0.55.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, double opacity = UsualOpacity) => Overlay(opacity).SavePng(path);

    /// <summary>The same on a smaller picture of the image.</summary>
    internal RgbImage OverlayOn(RgbImage picture, double opacity = UsualOpacity)
    {
        if (!(opacity > 0 && opacity <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(opacity), opacity, "Expected above 0 and at most 1.");
        }

        return OverlayPainter.Paint(picture, Map.Scaled(), _place, opacity);
    }
}
