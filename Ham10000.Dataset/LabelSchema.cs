namespace Ham10000.Dataset;

/// <summary>What is predicted: the target's name, its kind, and its classes in the order of their indices.</summary>
/// <remarks>Two schemas are equal if target, kind and class names are, the names in the same order.</remarks>
public sealed record LabelSchema
{
    /// <summary>Describes a target.</summary>
    /// <param name="target">The column or quantity that is predicted, such as <c>dx</c>.</param>
    /// <param name="kind">Whether there are two classes (one logit) or several.</param>
    /// <param name="classNames">The names of the classes in the order of their indices; at least two, all different. Copied.</param>
    /// <exception cref="ArgumentException">The target has no name, there are fewer than two classes, a name is empty or occurs
    /// twice, or a binary target has more than two classes.</exception>
    public LabelSchema(string target, LabelKind kind, IReadOnlyList<string> classNames)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        ArgumentNullException.ThrowIfNull(classNames);
        if (classNames.Count < 2 || (kind == LabelKind.Binary && classNames.Count != 2))
        {
            var expected = kind == LabelKind.Binary ? "exactly 2" : "at least 2";
            throw new ArgumentException($"The {(kind == LabelKind.Binary ? "binary" : "multiclass")} target '{target}' has {classNames.Count} class(es). Expected {expected}.", nameof(classNames));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in classNames)
        {
            if (string.IsNullOrWhiteSpace(name) || !seen.Add(name))
            {
                var found = string.IsNullOrWhiteSpace(name) ? "an empty class name" : $"the class name '{name}' twice";
                throw new ArgumentException($"The target '{target}' has {found}. Expected names that differ.", nameof(classNames));
            }
        }

        Target = target;
        Kind = kind;
        ClassNames = Array.AsReadOnly(classNames.ToArray());
    }

    /// <summary>The default: the seven diagnoses of HAM10000, target <c>dx</c>, in alphabetical order.</summary>
    public static LabelSchema Diagnoses { get; } = new("dx", LabelKind.Multiclass, DiagnosisExtensions.AllCodes);

    /// <summary>The column or quantity that is predicted.</summary>
    public string Target { get; }

    /// <summary>Whether there are two classes (one logit) or several.</summary>
    public LabelKind Kind { get; }

    /// <summary>The names of the classes; a class's index here is its label.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many classes there are.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>How many logits a network answers with, which is how many units its last layer has: one for a binary target, else one per class.</summary>
    public int LogitCount => Kind == LabelKind.Binary ? 1 : ClassCount;

    /// <inheritdoc />
    public bool Equals(LabelSchema? other)
        => other is not null && Kind == other.Kind && Target == other.Target && ClassNames.SequenceEqual(other.ClassNames, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Target, StringComparer.Ordinal);
        hash.Add(Kind);
        foreach (var name in ClassNames)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The target and its classes, such as <c>dx: akiec, bcc, bkl, df, mel, nv, vasc</c>.</summary>
    public override string ToString() => $"{Target}: {string.Join(", ", ClassNames)}";
}
