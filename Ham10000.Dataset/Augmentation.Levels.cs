namespace Ham10000.Dataset;

public sealed partial record Augmentation
{
    /// <summary>The largest deviation b of the brightness factor from 1: levels are multiplied by a factor in [1 - b, 1 + b]. 0..1; default 0.</summary>
    public double Brightness { get; init; }

    /// <summary>The largest deviation c of the contrast factor from 1: levels move away from the image's mean grey level
    /// (0.2989 R + 0.587 G + 0.114 B) by a factor in [1 - c, 1 + c]. 0..1; default 0.</summary>
    public double Contrast { get; init; }

    /// <summary>The largest deviation s of the saturation factor from 1: channels move away from the pixel's grey level by a
    /// factor in [1 - s, 1 + s]. 0..1; default 0.</summary>
    public double Saturation { get; init; }

    /// <summary>The largest turn of the hue to either side, as a fraction of the colour circle (HSV). 0..0.5; default 0.</summary>
    public double HueShift { get; init; }

    /// <summary>The standard deviation of Gaussian noise that each value gets independently, in grey levels. 0..255; default 0.</summary>
    public double NoiseDeviation { get; init; }

    /// <summary>How many squares are cut out of each image (DeVries and Taylor, "Improved Regularization of Convolutional Neural
    /// Networks with Cutout", arXiv:1708.04552). 0..64; default 0.</summary>
    public int CutoutCount { get; init; }

    /// <summary>The side of such a square as a fraction of the image's shorter side, rounded to whole pixels, 1 at least. Its centre is
    /// drawn evenly from all pixels, so a part of it may lie outside, as in the paper. Above 0, at most 1; default 0.25.</summary>
    public double CutoutSize { get; init; } = 0.25;

    /// <summary>The grey level that cut-out pixels get. 0..255; default null: 0 after standardisation, which is the mean.</summary>
    public double? CutoutGreyLevel { get; init; }

    internal bool HasColors => Brightness != 0 || Contrast != 0 || Saturation != 0 || HueShift != 0;

    private IEnumerable<string> LevelProblems()
    {
        foreach (var (name, value) in new[] { (nameof(Brightness), Brightness), (nameof(Contrast), Contrast), (nameof(Saturation), Saturation) })
        {
            if (!(value is >= 0 and <= 1))
            {
                yield return $"{name} {value} must be 0..1";
            }
        }

        if (!(HueShift is >= 0 and <= 0.5))
        {
            yield return $"HueShift {HueShift} must be 0..0.5";
        }

        if (!(NoiseDeviation is >= 0 and <= 255))
        {
            yield return $"NoiseDeviation {NoiseDeviation} must be 0..255";
        }

        if (CutoutCount is < 0 or > 64)
        {
            yield return $"CutoutCount {CutoutCount} must be 0..64";
        }

        if (!(CutoutSize is > 0 and <= 1))
        {
            yield return $"CutoutSize {CutoutSize} must be above 0 and at most 1";
        }

        if (CutoutGreyLevel is { } level && !(level is >= 0 and <= 255))
        {
            yield return $"CutoutGreyLevel {level} must be 0..255";
        }
    }
}
