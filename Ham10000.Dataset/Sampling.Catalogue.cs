namespace Ham10000.Dataset;

public abstract partial record Sampling
{
    /// <summary>The default: every image once.</summary>
    public static Sampling EveryImage { get; } = new EveryImageSampling();

    /// <summary>Every class as often as the largest: each image at least once, the images of small classes repeatedly, none more than once oftener than
    /// another of its class. What goes round unevenly moves on from epoch to epoch.</summary>
    public static Sampling Oversample { get; } = new QuotaSampling(ClassQuota.Largest, null);

    /// <summary>Every class as often as the smallest that has images, no image twice. The large classes move on from epoch to epoch: after
    /// as many epochs as the smallest class goes into the largest, rounded up, every image was seen.</summary>
    public static Sampling Undersample { get; } = new QuotaSampling(ClassQuota.Smallest, null);

    /// <summary>Every class equally often, to within one image, in epochs of any size. Within a class the images take turns: none is
    /// drawn a second time in an epoch before all were drawn once, and over the epochs all are.</summary>
    /// <param name="imagesPerEpoch">Images per epoch, at least one per class that has images; null for as many as the set has.</param>
    /// <exception cref="ArgumentOutOfRangeException">imagesPerEpoch is below 1.</exception>
    public static Sampling ClassBalanced(int? imagesPerEpoch = null) => new QuotaSampling(ClassQuota.Equal, Checked(imagesPerEpoch));

    /// <summary>Every class in proportion to the square root of its size, and at least once: halfway between <see cref="EveryImage"/> and
    /// <see cref="ClassBalanced"/>. Within a class the images take turns.</summary>
    /// <param name="imagesPerEpoch">Images per epoch, at least one per class that has images; null for as many as the set has.</param>
    /// <remarks>Kang et al., "Decoupling representation and classifier for long-tailed recognition", ICLR 2020, arXiv:1910.09217, section 3.1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">imagesPerEpoch is below 1.</exception>
    public static Sampling SquareRoot(int? imagesPerEpoch = null) => new QuotaSampling(ClassQuota.SquareRoot, Checked(imagesPerEpoch));

    /// <summary>Independent draws with replacement, each image with a probability in proportion to its weight.</summary>
    /// <param name="perImage">One weight per image of the set, in its order: finite, at least 0, not all 0. They are copied.</param>
    /// <param name="imagesPerEpoch">Draws per epoch; null for as many as the set has images.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">imagesPerEpoch is below 1.</exception>
    public static Sampling Weighted(IReadOnlyList<double> perImage, int? imagesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(perImage);
        return new WeightedSampling(CheckedWeights(perImage, nameof(perImage)), ByClass: false, Checked(imagesPerEpoch));
    }

    /// <summary>Independent draws with replacement, each image with a probability in proportion to the weight of its class.</summary>
    /// <param name="perClass">One weight per class, in the order of the labels: finite, at least 0, not all 0. They are copied.</param>
    /// <param name="imagesPerEpoch">Draws per epoch; null for as many as the set has images.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">imagesPerEpoch is below 1.</exception>
    public static Sampling WeightedByClass(IReadOnlyList<double> perClass, int? imagesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(perClass);
        return new WeightedSampling(CheckedWeights(perClass, nameof(perClass)), ByClass: true, Checked(imagesPerEpoch));
    }

    /// <summary>Independent draws with replacement, each image with a probability in proportion to the weight of its class. With
    /// <see cref="ClassWeights.Balanced"/> every class is drawn equally often on average.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="imagesPerEpoch">Draws per epoch; null for as many as the set has images.</param>
    /// <exception cref="ArgumentOutOfRangeException">imagesPerEpoch is below 1.</exception>
    public static Sampling WeightedByClass(ClassWeights weights, int? imagesPerEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return WeightedByClass([.. weights.Values.Select(v => (double)v)], imagesPerEpoch);
    }

    private static int? Checked(int? imagesPerEpoch)
        => imagesPerEpoch is < 1 ? throw new ArgumentOutOfRangeException(nameof(imagesPerEpoch), imagesPerEpoch, "Expected at least 1, or null for as many as the set has.") : imagesPerEpoch;

    private static double[] CheckedWeights(IReadOnlyList<double> weights, string name)
    {
        for (int i = 0; i < weights.Count; i++)
        {
            if (!(weights[i] >= 0) || !double.IsFinite(weights[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Weight {i} is {weights[i]}. Expected finite weights of at least 0."), name);
            }
        }

        double sum = weights.Sum();
        return sum > 0 && double.IsFinite(sum) ? [.. weights] : throw new ArgumentException(FormattableString.Invariant($"The {weights.Count} weights add up to {sum}. Expected a finite sum above 0."), name);
    }
}
