namespace Ham10000.Dataset;

/// <summary>Which images an epoch draws, and how often each: the remedy for rare classes that needs no files.</summary>
/// <remarks>
/// A value, set as <see cref="LoaderOptions.Sampling"/> or in the trainer's options. What an epoch draws depends on the seed, the epoch and the
/// set alone. Every choice but <see cref="EveryImage"/> implies a random order, whether or not <see cref="LoaderOptions.Shuffle"/> is set. An image
/// that is drawn several times in an epoch is augmented differently each time. The statistics of the preprocessing are those of
/// the set, not of what is drawn. For training only: figures measured on drawn images are not those of the set.
/// </remarks>
public abstract partial record Sampling
{
    private protected Sampling()
    {
    }

    /// <summary>How many images an epoch draws of a set, each counted as often as it is drawn.</summary>
    /// <param name="set">The set.</param>
    /// <exception cref="ArgumentException">The sampling does not fit the set.</exception>
    public int ImagesPerEpoch(ImageSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Problems(set.ClassCounts).ThrowIfAny("The sampling");
        return Size(set.ClassCounts);
    }

    /// <summary>What the choice is called, such as <c>oversample</c>.</summary>
    public abstract override string ToString();

    /// <summary>What is wrong with it for a set of so many images per class.</summary>
    internal abstract IEnumerable<string> Problems(IReadOnlyList<int> classCounts);

    /// <summary>How many images an epoch draws.</summary>
    internal abstract int Size(IReadOnlyList<int> classCounts);

    /// <summary>What draws the epochs of a set.</summary>
    internal abstract Sampler Start(ClassMembers members, LoaderOptions options);
}
