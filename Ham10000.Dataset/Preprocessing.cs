namespace Ham10000.Dataset;

/// <summary>What is done to every image before a network sees it, in training and prediction alike: decode, remove hair,
/// balance colours, resize, standardise. The second and third step are left out unless asked for.</summary>
public sealed partial record Preprocessing
{
    /// <summary>Whether and how dark hairs are painted over in the decoded image. Default: null, they stay.</summary>
    public HairRemoval? HairRemoval { get; init; }

    /// <summary>Whether and how the decoded image is freed from the colour of its light, after hairs are removed. Default: null, colours stay.</summary>
    public ColorConstancy? ColorConstancy { get; init; }

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

    /// <summary>Whether images can be standardised: its values are known, or each image has its own.</summary>
    public bool IsFitted => Standardization.IsFitted;

    /// <summary>Whether the decoded image is changed before it is resized.</summary>
    internal bool HasImageSteps => HairRemoval is not null || ColorConstancy is not null;

    /// <summary>What decides the bytes of a store, and nothing else.</summary>
    internal Preprocessing PixelsOnly => this with { Standardization = Standardization.UnitRange };

    /// <summary>Decodes nothing: brings a decoded image to this size, as the store does. Hairs are removed and colours
    /// balanced before, if that is asked for.</summary>
    /// <param name="image">The image. It stays as it is.</param>
    /// <returns>An image of Height × Width; the same object if nothing is to be done.</returns>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public RgbImage ResizeImage(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Validate();
        return new ImagePreparer(this).Prepare(image);
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

        var parts = Standardization?.Problems() ?? ["Standardization is null"];
        foreach (string problem in parts.Concat(HairRemoval?.Problems() ?? []).Concat(ColorConstancy?.Problems() ?? []))
        {
            yield return problem;
        }
    }
}
