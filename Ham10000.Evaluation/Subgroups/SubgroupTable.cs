namespace Ham10000.Evaluation;

/// <summary>How a model does on groups of patients and images.</summary>
public sealed partial class SubgroupTable
{
    /// <summary>The groups that have images, kind by kind. Within each kind every image is in exactly one. Ages ascend, other groups have HAM10000's order, which is alphabetical, then come others;
    /// <c>unknown</c> is last.</summary>
    public required IReadOnlyList<Subgroup> Groups { get; init; }

    /// <summary>The classes, in the order of <see cref="Subgroup.ClassCounts"/>.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>For each kind and score the two groups that lie furthest apart, of those that are large enough; none where fewer than two are.</summary>
    public IReadOnlyList<SubgroupGap> Gaps { get; init; } = [];
}
