namespace Ham10000.Evaluation;

/// <summary>How well an autoencoder gives back the images of a set.</summary>
/// <param name="SetName">What was measured, e.g. <c>test</c>; may be empty.</param>
/// <param name="Images">Every image, in the order of the set; at least one.</param>
/// <param name="L2Penalty">The model's L2 penalty; 0 without one.</param>
public sealed record ReconstructionMeasurement(string SetName, IReadOnlyList<ReconstructedImage> Images, double L2Penalty)
{
    /// <summary>Mean squared error per value over all images, in standardised units.</summary>
    public double MeanSquaredError { get; } = Images.Average(image => image.MeanSquaredError);

    /// <summary>Mean squared error per value in squared grey levels (0..255); null where each image was standardised by itself.</summary>
    public double? GreyLevelError { get; } = Images.Average(image => image.GreyLevelError);

    /// <summary>Mean squared error plus the model's L2 penalty: what training minimises.</summary>
    public double Loss => MeanSquaredError + L2Penalty;

    /// <summary>Peak signal-to-noise ratio of the whole set in decibels, 10·log10(255² / <see cref="GreyLevelError"/>): higher is better. Null
    /// where the grey levels are not known.</summary>
    public double? PeakSignalToNoise => ReconstructedImage.Decibels(GreyLevelError);

    /// <summary>The images that were given back worst, the worst first.</summary>
    /// <param name="count">How many, at least 0; all of them if the set has fewer.</param>
    public IReadOnlyList<ReconstructedImage> Worst(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. Images.OrderByDescending(image => image.MeanSquaredError).ThenBy(image => image.ImageId, StringComparer.Ordinal).Take(count)];
    }

    /// <summary>The figures on one line, with the worst image.</summary>
    /// <returns>Such as <c>Reconstruction of test: 12 images, mean squared error 0.0421, 26.3 dB; worst ISIC_0024306 (22.0 dB)</c>.</returns>
    public override string ToString()
    {
        var worst = Worst(1)[0];
        var of = SetName.Length == 0 ? "" : $" of {SetName}";
        return $"Reconstruction{of}: {Display.Plural(Images.Count, "image")}, mean squared error {Display.Number(MeanSquaredError, "0.0000")}"
            + $"{Decibels(", ", PeakSignalToNoise, "")}; worst {worst.ImageId}{Decibels(" (", worst.PeakSignalToNoise, ")")}";
    }

    private static string Decibels(string before, double? value, string after) => value is null ? "" : $"{before}{Display.Number(value, "0.0")} dB{after}";
}
