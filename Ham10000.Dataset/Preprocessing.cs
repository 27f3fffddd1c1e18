namespace Ham10000.Dataset;

/// <summary>What is done to every image before a network sees it, in training and prediction alike: decode, resize, standardise.</summary>
public sealed partial record Preprocessing
{
    /// <summary>Rows after resizing. 1..4096; default 100.</summary>
    public int Height { get; init; } = 100;

    /// <summary>Columns after resizing. 1..4096; default 125.</summary>
    public int Width { get; init; } = 125;

    /// <summary>What happens to images of another aspect ratio. Default: stretch.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.Stretch;

    /// <summary>The resizing filter. Default: bicubic.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bicubic;

    /// <summary>How grey levels become network inputs. Default: one scalar mean and deviation of the training set.</summary>
    public Standardization Standardization { get; init; } = Standardization.Dataset;

    /// <summary>Whether the standardisation's values are known.</summary>
    public bool IsFitted => Standardization.IsFitted;

    /// <summary>Decodes nothing: brings a decoded image to this size, as the store does.</summary>
    /// <param name="image">The image.</param>
    /// <returns>An image of Height × Width; the same object if it has that size already.</returns>
    public RgbImage ResizeImage(RgbImage image)
    {
        Validate();
        return ImageResizer.Resize(image, Height, Width, Resize, Interpolation);
    }

    internal void Validate() => Problems().ThrowIfAny("The preprocessing");

    internal void ThrowIfNotFitted()
    {
        if (!IsFitted)
        {
            throw new InvalidOperationException($"The preprocessing standardises by the training set ({Standardization.Kind}) and has no mean and deviation yet. Call Preprocessing.Fit(trainingSet) first.");
        }
    }

    private IEnumerable<string> Problems()
    {
        const int Largest = 4096;
        if (Height is < 1 or > Largest || Width is < 1 or > Largest)
        {
            yield return $"Height {Height} and Width {Width} must be 1..{Largest}";
        }

        if (!Enum.IsDefined(Resize))
        {
            yield return $"Resize {Resize} is unknown";
        }

        if (!Enum.IsDefined(Interpolation))
        {
            yield return $"Interpolation {Interpolation} is unknown";
        }

        if (Standardization is null)
        {
            yield return "Standardization is null";
        }
        else
        {
            foreach (string problem in Standardization.Problems())
            {
                yield return problem;
            }
        }
    }
}
