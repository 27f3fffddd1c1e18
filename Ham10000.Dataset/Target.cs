namespace Ham10000.Dataset;

/// <summary>What is predicted of an image: the classes in their order, and which of them a record belongs to.</summary>
/// <remarks>A record may have no class of a target, such as one whose localization is unknown. <see cref="HamDataset.WithTarget"/>
/// leaves such records out and lists them in the dataset's report.</remarks>
public sealed partial class Target
{
    private readonly Func<LesionRecord, string?> _classOf;
    private readonly Dictionary<string, int> _indices;

    private Target(LabelSchema labels, Func<LesionRecord, string?> classOf, params string[] warnings)
    {
        (Labels, _classOf, Warnings) = (labels, classOf, Array.AsReadOnly(warnings));
        _indices = labels.ClassNames.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
    }

    /// <summary>The name, such as <c>dx</c>; it is <see cref="LabelSchema.Target"/> of <see cref="Labels"/>.</summary>
    public string Name => Labels.Target;

    /// <summary>The name, the kind and the classes, as models and reports hold them.</summary>
    public LabelSchema Labels { get; }

    /// <summary>What to know before predicting it, in words. Every dataset and every split with this target repeats it.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A target of the caller's own.</summary>
    /// <param name="name">Its name, such as <c>needs biopsy</c>.</param>
    /// <param name="kind">Whether there are two classes (one logit) or several. The second class of a binary target is the positive one.</param>
    /// <param name="classNames">The names of the classes in the order of their indices; at least two, all different.</param>
    /// <param name="classOf">The name of a record's class, in the same letters as in <paramref name="classNames"/>; null for a record that
    /// has none and is to be left out. It is called several times for a record and must answer alike each time.</param>
    /// <exception cref="ArgumentException">The classes are none that <see cref="LabelSchema"/> takes.</exception>
    public static Target Of(string name, LabelKind kind, IReadOnlyList<string> classNames, Func<LesionRecord, string?> classOf)
    {
        ArgumentNullException.ThrowIfNull(classOf);
        return new Target(new LabelSchema(name, kind, classNames), classOf);
    }

    /// <summary>The name of a record's class, or null if it has none.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="InvalidOperationException">The target is the caller's own, and its function threw or named no class of it.</exception>
    public string? ClassOf(LesionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return LabelOf(record) is { } label ? Labels.ClassNames[label] : null;
    }

    /// <summary>The name and the classes, such as <c>sex: female, male</c>.</summary>
    public override string ToString() => Labels.ToString();

    /// <summary>The index of a record's class, or null if it has none.</summary>
    internal int? LabelOf(LesionRecord record)
    {
        string? name;
        try
        {
            name = _classOf(record);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The function of the target '{Name}' threw {e.GetType().Name} for {Where(record)}. Expected the name of a class, or null for an image that has none.", e);
        }

        return name is null ? null : _indices.TryGetValue(name, out var index) ? index : throw NoClass(record, name);
    }

    /// <summary>The label of a record that is known to have one.</summary>
    internal int RequireLabel(LesionRecord record)
        => LabelOf(record) ?? throw new InvalidOperationException($"The target '{Name}' has no class for {Where(record)}. Leave the image out; HamDataset.WithTarget does.");

    // What the function returned may be an age or a sex, which no message holds.
    private InvalidOperationException NoClass(LesionRecord record, string name)
    {
        var almost = Labels.ClassNames.Any(c => c.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        var found = almost ? "a name that differs from a class in case or white space" : "a name that is no class of it";
        return new InvalidOperationException($"The function of the target '{Name}' returned {found} for {Where(record)}. Expected one of: {string.Join(", ", Labels.ClassNames)}; or null for an image that has none.");
    }

    private static string Where(LesionRecord record)
        => $"image '{Display.Text(record.ImageId)}'{(record.Line > 0 ? $" (line {record.Line})" : "")}";
}
