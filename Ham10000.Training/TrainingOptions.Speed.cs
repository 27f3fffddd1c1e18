namespace Ham10000.Training;

/// <summary>What makes a fit fast.</summary>
public sealed partial record TrainingOptions
{
    /// <summary>The type in which the network computes during the fit; validation is always in float32. Default <see cref="NumericPrecision.Auto"/>, which decides
    /// before the first step and again where a phase trains other layers.
    /// What was used is in <see cref="TrainingHistory.Precision"/>.</summary>
    public NumericPrecision Precision { get; init; } = NumericPrecision.Auto;

    /// <summary>The most memory, in bytes, for features of the frozen first layers of the model, which are then computed once for each image that fits and not
    /// in every epoch. Used where neither an augmentation nor a batch transform changes the images; the results are the same, bit for bit. 0 computes
    /// them always anew. Default 512 MiB.</summary>
    public long FeatureCacheBytes { get; init; } = 512L << 20;
}
