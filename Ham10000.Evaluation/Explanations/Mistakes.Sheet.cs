using Ham10000.Dataset;

namespace Ham10000.Evaluation;

public static partial class Mistakes
{
    private const int LegendHeight = 16;
    private const int LegendWidth = 256;

    /// <summary>Draws mistakes on one picture: a row for each true class, each image beside its overlay, and below them the image's id, its true and its given class and the
    /// probability of the latter; at the bottom, what the colours mean.</summary>
    /// <param name="mistakes">What <see cref="Explain"/> gave; at least one.</param>
    /// <returns>The sheet, to be saved with <see cref="RgbImage.SavePng"/>.</returns>
    /// <exception cref="ArgumentException">There is none, or they are too many for one picture.</exception>
    public static RgbImage DrawSheet(IReadOnlyList<ExplainedMistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        if (mistakes.Count == 0)
        {
            throw new ArgumentException("There is no mistake to draw. Expected at least one.", nameof(mistakes));
        }

        var rows = mistakes.GroupBy(explained => explained.Mistake.Actual, StringComparer.Ordinal).Select(row => new PictureRow(row.Key, [.. row.Select(Pair)]));
        var methods = mistakes.Where(explained => explained.Overlay is not null).Select(explained => explained.Method).Distinct(StringComparer.Ordinal).ToList();
        return ContactSheet.Draw([.. rows, .. methods.Count == 0 ? [] : new[] { Legend(string.Join(", ", methods)) }]);
    }

    private static CaptionedPicture Pair(ExplainedMistake explained)
    {
        var mistake = explained.Mistake;
        return new CaptionedPicture(
            explained.Overlay is null ? explained.Image : Beside(explained.Image, explained.Overlay), mistake.ImageId, FormattableString.Invariant($"{mistake.Actual} \u2192 {mistake.Predicted} {100 * mistake.Probability:0.0} %"));
    }

    private static RgbImage Beside(RgbImage left, RgbImage right)
    {
        var paper = new SheetPaper(Math.Max(left.Height, right.Height), left.Width + right.Width);
        paper.Place(left, 0, 0);
        paper.Place(right, 0, left.Width);
        return paper.ToImage();
    }

    private static PictureRow Legend(string methods)
    {
        var pixels = new byte[LegendHeight * LegendWidth * RgbImage.Channels];
        for (var i = 0; i < LegendHeight * LegendWidth; i++)
        {
            var (red, green, blue) = HeatColors.Of(i % LegendWidth / (LegendWidth - 1.0));
            (pixels[i * RgbImage.Channels], pixels[(i * RgbImage.Channels) + 1], pixels[(i * RgbImage.Channels) + 2]) = ((byte)red, (byte)green, (byte)blue);
        }

        return new PictureRow("", [new CaptionedPicture(new RgbImage(LegendHeight, LegendWidth, pixels), $"{methods}: little to most")]);
    }
}
