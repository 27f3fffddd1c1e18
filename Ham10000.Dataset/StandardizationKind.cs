namespace Ham10000.Dataset;

/// <summary>Where the mean and deviation of a <see cref="Standardization"/> come from.</summary>
public enum StandardizationKind
{
    /// <summary>One mean and one deviation over all channels of the training images, as in the original program.</summary>
    DatasetScalar,

    /// <summary>One mean and one deviation per channel of the training images.</summary>
    DatasetPerChannel,

    /// <summary>Given values that do not depend on the data.</summary>
    Fixed,

    /// <summary>One mean and one deviation over all channels of each image by itself.</summary>
    PerImageScalar,

    /// <summary>One mean and one deviation per channel of each image by itself.</summary>
    PerImagePerChannel,
}
