namespace Ham10000.Evaluation;

/// <summary>How a model does on groups of patients and images.</summary>
public sealed partial class SubgroupTable
{
    /// <summary>The groups, kind by kind. Within each kind every image is in exactly one.</summary>
    public required IReadOnlyList<Subgroup> Groups { get; init; }

    /// <summary>The classes, in the order of <see cref="Subgroup.ClassCounts"/>.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }
}
