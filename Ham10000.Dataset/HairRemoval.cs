using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>Paints over dark hairs in a decoded image, after the idea of DullRazor.</summary>
/// <remarks>
/// Lee et al., "DullRazor: a software approach to hair removal from images", Computers in Biology and Medicine 27, 1997.
/// <list type="number">
/// <item>The grey image (77 R + 150 G + 29 B + 128) / 256 is closed along centred lines of <see cref="Width"/> at 0°, 45°, 90° and 135°;
/// where the largest of the four closings exceeds the grey level by more than <see cref="Contrast"/>, something dark is narrow.</item>
/// <item>That mask is widened by one pixel, and what a square of <see cref="Width"/> + 2 pixels fits into is taken out. The rest is opened with lines of <see cref="MinimumLength"/> in 16 directions; what stays in any
/// direction is long and nearly straight, which hairs are and the network of a lesion is not. It is widened by one more pixel.</item>
/// <item>A masked pixel gets, per channel, the mean of the nearest unmasked pixels to both sides on its row, column and two
/// diagonals, at most 64 steps away: interpolated linearly on each of the four lines, and each line with weight
/// 1 / (product of the two distances). Where a line ends at the border, its other end counts alone, as if both lay that far.</item>
/// </list>
/// A line of n pixels has n · max(|cos|, |sin|) points, rounded, and one more if that is even. Lengths are fractions of the shorter side, so
/// that photographs of other sizes are treated alike. Ruler marks, thin pen lines and rims of bubbles are removed too; light hairs stay.
/// </remarks>
public sealed record HairRemoval
{
    /// <summary>The defaults, which suit dermoscopic images such as HAM10000's.</summary>
    public static HairRemoval Default { get; } = new();

    /// <summary>The width up to which something dark counts as a hair, as a fraction of the shorter side: 3 pixels at least.
    /// Above 0, at most 0.1; default 0.02 (9 pixels of 450).</summary>
    public double Width { get; init; } = 0.02;

    /// <summary>The length from which on it does, as a fraction of the shorter side: 5 pixels at least. Above 0, at most 0.5;
    /// default 0.07 (32 pixels of 450).</summary>
    public double MinimumLength { get; init; } = 0.07;

    /// <summary>How much darker than its surroundings a hair is, in grey levels. 1..254; default 18.</summary>
    public int Contrast { get; init; } = 18;

    /// <summary>How the options enter the name of a store.</summary>
    internal string ShortName => string.Create(CultureInfo.InvariantCulture, $"-hair{Width:R}_{MinimumLength:R}_{Contrast}");

    internal IEnumerable<string> Problems()
    {
        if (!(Width is > 0 and <= 0.1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"HairRemoval.Width {Width} must be above 0 and at most 0.1");
        }

        if (!(MinimumLength is > 0 and <= 0.5))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"HairRemoval.MinimumLength {MinimumLength} must be above 0 and at most 0.5");
        }

        if (Contrast is < 1 or > 254)
        {
            yield return $"HairRemoval.Contrast {Contrast} must be 1..254";
        }
    }
}
