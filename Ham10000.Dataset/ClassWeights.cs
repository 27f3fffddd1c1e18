using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>A factor for each class, by which a loss can make the rare classes count more. Never changes.</summary>
/// <remarks>
/// A class without images gets the weight 0 and is named in <see cref="Warnings"/>: no image of it can reach the training loss, and
/// the formulas would divide by nothing. The other classes are weighted as if it did not exist, as scikit-learn does.
/// Weights and <see cref="Sampling"/> are two remedies for the same ill; with both, rare classes count twice.
/// </remarks>
public sealed partial record ClassWeights
{
    private ClassWeights(string name, IReadOnlyList<string> classNames, float[] values, IEnumerable<string> warnings)
    {
        (Name, ClassNames) = (name, classNames);
        Values = Array.AsReadOnly(values);
        Warnings = Array.AsReadOnly(warnings.ToArray());
    }

    /// <summary>How the weights came about, such as <c>balanced</c>.</summary>
    public string Name { get; }

    /// <summary>The classes, in the order of the labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>One weight per class, in the order of the labels. Finite, at least 0, not all 0.</summary>
    public IReadOnlyList<float> Values { get; }

    /// <summary>What to know before using them, in words.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Weights of the caller's own.</summary>
    /// <param name="labels">The classes.</param>
    /// <param name="values">One weight per class: finite, at least 0, not all 0.</param>
    /// <param name="name">What to call them.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, all are 0, or there is not one per class.</exception>
    public static ClassWeights Of(LabelSchema labels, IReadOnlyList<float> values, string name = "custom")
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (values.Count != labels.ClassCount)
        {
            throw new ArgumentException($"Expected {labels.ClassCount} weights, one for each of {string.Join(", ", labels.ClassNames)}, got {values.Count}.", nameof(values));
        }

        if (values.Any(v => !(v >= 0) || !float.IsFinite(v)) || values.All(v => v == 0))
        {
            throw new ArgumentException($"Expected finite weights of at least 0, not all 0, got {Text(values)}.", nameof(values));
        }

        return new ClassWeights(name, labels.ClassNames, [.. values], []);
    }

    /// <inheritdoc />
    public bool Equals(ClassWeights? other)
        => other is not null && Name == other.Name && ClassNames.SequenceEqual(other.ClassNames, StringComparer.Ordinal) && Values.SequenceEqual(other.Values);

    /// <inheritdoc />
    public override int GetHashCode() => Values.Aggregate(Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    /// <summary>The name and the weights, such as <c>balanced: akiec 4.38, bcc 2.78, ...</c>.</summary>
    public override string ToString()
        => $"{Name}: {string.Join(", ", ClassNames.Zip(Values, (name, value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.###}")))}";

    private static string Text(IEnumerable<float> values) => string.Join(", ", values.Select(v => v.ToString(CultureInfo.InvariantCulture)));
}
