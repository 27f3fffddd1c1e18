namespace Ham10000.Dataset;

/// <summary>Turns grey levels into network inputs: (level - mean) / deviation, per channel.</summary>
/// <remarks>
/// The deviation is that of the population (divisor n), as <c>numpy.std</c> computes it by default. Where each image is
/// standardised by itself, that happens after augmentation, and its deviation counts as 1/√n grey levels at least (n values
/// of the image, or of its channel), as in <c>tf.image.per_image_standardization</c>: an image of one colour becomes zeros.
/// </remarks>
public sealed partial record Standardization
{
    /// <summary>One scalar mean and deviation of the training set; to be fitted. The default.</summary>
    public static Standardization Dataset { get; } = new() { Kind = StandardizationKind.DatasetScalar };

    /// <summary>Mean and deviation per channel of the training set; to be fitted.</summary>
    public static Standardization DatasetPerChannel { get; } = new() { Kind = StandardizationKind.DatasetPerChannel };

    /// <summary>Each image by its own mean and deviation over all channels, as Keras's samplewise options do; nothing to be fitted.</summary>
    public static Standardization PerImage { get; } = new() { Kind = StandardizationKind.PerImageScalar };

    /// <summary>Each channel of each image by its own mean and deviation; nothing to be fitted.</summary>
    public static Standardization PerImagePerChannel { get; } = new() { Kind = StandardizationKind.PerImagePerChannel };

    /// <summary>The channel statistics of ImageNet that torchvision's weights expect (0.485, 0.456, 0.406 and 0.229, 0.224, 0.225, times 255).</summary>
    public static Standardization ImageNet { get; } = Fixed(
        new ChannelValues(0.485f * 255, 0.456f * 255, 0.406f * 255), new ChannelValues(0.229f * 255, 0.224f * 255, 0.225f * 255));

    /// <summary>Grey levels 0..255 to 0..1.</summary>
    public static Standardization UnitRange { get; } = Fixed(ChannelValues.All(0), ChannelValues.All(255));

    /// <summary>Grey levels 0..255 to -1..1.</summary>
    public static Standardization SymmetricUnitRange { get; } = Fixed(ChannelValues.All(127.5f), ChannelValues.All(127.5f));

    /// <summary>Where the values come from.</summary>
    public required StandardizationKind Kind { get; init; }

    /// <summary>The mean in grey levels (0..255); null until fitted, and null if each image has its own.</summary>
    public ChannelValues? Mean { get; init; }

    /// <summary>The standard deviation in grey levels, above 0; null until fitted, and null if each image has its own.</summary>
    public ChannelValues? Deviation { get; init; }

    /// <summary>Whether each image is standardised by its own mean and deviation.</summary>
    public bool IsPerImage => Kind is StandardizationKind.PerImageScalar or StandardizationKind.PerImagePerChannel;

    /// <summary>Whether images can be standardised: mean and deviation are known, or each image has its own.</summary>
    public bool IsFitted => IsPerImage || HasValues;

    /// <summary>Whether there is something that the training set has to tell.</summary>
    internal bool NeedsTrainingSet => Kind is StandardizationKind.DatasetScalar or StandardizationKind.DatasetPerChannel;

    private bool HasValues => Mean is not null && Deviation is not null;

    /// <summary>Standardises with given values.</summary>
    /// <param name="mean">In grey levels (0..255).</param>
    /// <param name="deviation">In grey levels; above 0.</param>
    /// <exception cref="ArgumentException">A value is not finite, or a deviation not above 0.</exception>
    public static Standardization Fixed(ChannelValues mean, ChannelValues deviation)
    {
        var result = new Standardization { Kind = StandardizationKind.Fixed, Mean = mean, Deviation = deviation };
        result.Problems().ThrowIfAny("The standardisation");
        return result;
    }

    internal IEnumerable<string> Problems()
    {
        if (!Enum.IsDefined(Kind))
        {
            yield return $"Kind {Kind} is unknown";
        }

        if (Kind == StandardizationKind.Fixed && !HasValues || (Mean is null) != (Deviation is null))
        {
            yield return "Mean and Deviation must be given together, and Kind Fixed needs both";
        }

        if (IsPerImage && (Mean is not null || Deviation is not null))
        {
            yield return $"Kind {Kind} takes mean and deviation from each image, so Mean and Deviation must be null";
        }

        if (Mean is { } mean && !mean.AllMatch(float.IsFinite))
        {
            yield return $"Mean {mean} is not finite";
        }

        if (Deviation is { } deviation && !deviation.AllMatch(v => float.IsFinite(v) && v > 0))
        {
            yield return $"Deviation {deviation} is not above 0 in every channel";
        }
    }
}
