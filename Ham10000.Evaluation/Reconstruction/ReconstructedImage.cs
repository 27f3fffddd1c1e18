namespace Ham10000.Evaluation;

/// <summary>How well an autoencoder gave back one image.</summary>
/// <param name="ImageId">The image's id.</param>
/// <param name="MeanSquaredError">Mean squared difference over the image's values, in standardised units: what the loss averages.</param>
/// <param name="GreyLevelError">The same in squared grey levels (0..255), before the output is rounded and cut to whole ones; null where each
/// image was standardised by itself, whose grey levels are not known.</param>
public sealed record ReconstructedImage(string ImageId, double MeanSquaredError, double? GreyLevelError)
{
    /// <summary>Peak signal-to-noise ratio in decibels, 10·log10(255² / <see cref="GreyLevelError"/>): higher is better, infinite for an equal
    /// image; null where the grey levels are not known.</summary>
    public double? PeakSignalToNoise => Decibels(GreyLevelError);

    /// <summary>The image and its figures on one line.</summary>
    /// <returns>Such as <c>ISIC_0024306: mean squared error 0.0192, 17.2 dB</c>.</returns>
    public override string ToString() => $"{ImageId}: mean squared error {Display.Number(MeanSquaredError, "0.0000")}"
        + (PeakSignalToNoise is { } ratio ? $", {Display.Number(ratio, "0.0")} dB" : "");

    internal static double? Decibels(double? greyLevelError) => greyLevelError is { } error ? 10 * Math.Log10(255 * 255 / error) : null;
}
