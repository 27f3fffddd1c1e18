using System.Globalization;

namespace Ham10000.Dataset;

public sealed partial record ClassWeights
{
    /// <summary>Weights inverse to the classes' sizes: n / (k · n_c) for n images, k classes that have images, and n_c images of class c.
    /// Every class then counts alike in the loss, and the mean weight of an image is 1.</summary>
    /// <param name="set">The training set. At least one image.</param>
    /// <remarks>What scikit-learn's <c>compute_class_weight("balanced", ...)</c> gives.</remarks>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    public static ClassWeights Balanced(ImageSet set) => OfCounts("balanced", set, n => 1.0 / n, PerImage);

    /// <summary>Weights inverse to the square roots of the classes' sizes: a middle way between none and <see cref="Balanced"/>,
    /// for when balanced weights let a few images of a tiny class rule the gradient. Scaled so that the mean weight of an image is 1, as it is of balanced weights.</summary>
    /// <param name="set">The training set. At least one image.</param>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    public static ClassWeights SquareRoot(ImageSet set) => OfCounts("square root", set, n => 1 / Math.Sqrt(n), PerImage);

    /// <summary>Weights inverse to the effective number of images, (1 - beta^n_c) / (1 - beta), which grows ever slower with n_c as images repeat
    /// what others show. Scaled to add up to k, the number of classes that have images, as in the paper.</summary>
    /// <param name="set">The training set. At least one image.</param>
    /// <param name="beta">From 0, where all weights are 1, to below 1, towards which they become inverse to the sizes. Default 0.999; the paper tries 0.9, 0.99, 0.999 and 0.9999.</param>
    /// <remarks>Cui et al., "Class-balanced loss based on effective number of samples", CVPR 2019, arXiv:1901.05555, equation 3.</remarks>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">beta is outside [0, 1).</exception>
    public static ClassWeights EffectiveNumber(ImageSet set, double beta = 0.999)
    {
        if (!(beta is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Expected at least 0 and below 1.");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"effective number, beta {beta}");
        return OfCounts(name, set, n => (1 - beta) / (1 - Math.Pow(beta, n)), (_, raw) => raw.Count(w => w > 0) / raw.Sum());
    }

    /// <summary>The factor that makes the mean weight of an image 1.</summary>
    private static double PerImage(IReadOnlyList<int> counts, double[] raw) => counts.Sum(n => (double)n) / counts.Zip(raw, (n, w) => n * w).Sum();

    private static ClassWeights OfCounts(string name, ImageSet set, Func<int, double> weight, Func<IReadOnlyList<int>, double[], double> scale)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Count == 0)
        {
            throw new ArgumentException($"The set '{set.Name}' is empty. Expected at least one image to weigh the classes by.", nameof(set));
        }

        double[] raw = [.. set.ClassCounts.Select(n => n == 0 ? 0 : weight(n))];
        double factor = scale(set.ClassCounts, raw);
        var warnings = set.Labels.ClassNames.Where((_, c) => set.ClassCounts[c] == 0)
            .Select(absent => $"The set '{set.Name}' has no image of class '{absent}', so its weight is 0.");
        return new ClassWeights(name, set.Labels.ClassNames, [.. raw.Select(w => (float)(w * factor))], warnings);
    }
}
