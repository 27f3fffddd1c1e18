namespace Ham10000.Dataset;

/// <summary>What <see cref="HamSample.Create"/> draws.</summary>
public sealed record HamSampleOptions
{
    /// <summary>The images' height in pixels, from 32 to 4,096. Default: 450, as in HAM10000.</summary>
    public int Height { get; init; } = 450;

    /// <summary>The images' width in pixels, from 32 to 4,096. Default: 600, as in HAM10000.</summary>
    public int Width { get; init; } = 600;

    /// <summary>Whether the seven classes have equally many images (to within one) rather than HAM10000's proportions, in
    /// which every class keeps at least one image. Default: true.</summary>
    public bool Balanced { get; init; } = true;

    /// <summary>How many images a lesion has on average, from 1 to 4; a lesion has 1 to 6. Default: 1.5. (HAM10000: 1.34.)</summary>
    public double ImagesPerLesion { get; init; } = 1.5;

    /// <summary>How many lesions look like another class's, from 0 to 1. Default: 0.2.</summary>
    public double Atypical { get; init; } = 0.2;

    /// <summary>The JPEG quality, from 1 to 100. Default: 88.</summary>
    public int JpegQuality { get; init; } = 88;

    /// <summary>How many threads draw; the files do not depend on it. Default: one per processor.</summary>
    public int? Threads { get; init; }

    internal void Validate(int images) => Problems(images).ThrowIfAny("The sample's options");

    private IEnumerable<string> Problems(int images)
    {
        if (images is < 7 or > 1_000_000)
        {
            yield return $"images is {images} and must be 7 (one per class) to 1,000,000";
        }

        if (Height is < 32 or > 4096 || Width is < 32 or > 4096)
        {
            yield return $"Height {Height} and Width {Width} must be 32 to 4096";
        }

        if (!(ImagesPerLesion is >= 1 and <= 4))
        {
            yield return $"ImagesPerLesion is {ImagesPerLesion} and must be 1 to 4";
        }

        if (!(Atypical is >= 0 and <= 1))
        {
            yield return $"Atypical is {Atypical} and must be 0 to 1";
        }

        if (JpegQuality is < 1 or > 100)
        {
            yield return $"JpegQuality is {JpegQuality} and must be 1 to 100";
        }

        if (Threads is < 1)
        {
            yield return $"Threads is {Threads} and must be at least 1, or null";
        }
    }
}
