namespace Ham10000.Dataset;

/// <summary>One thing that <see cref="HamDataset.CheckIntegrity"/> found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Records">The images it is about, in the order of their ids.</param>
/// <param name="Detail">The finding in words. Never holds an age or a sex.</param>
public sealed record IntegrityFinding(IntegrityFindingKind Kind, IReadOnlyList<LesionRecord> Records, string Detail)
{
    /// <summary>The pair, where the finding is one; else null.</summary>
    public DuplicatePair? Pair { get; init; }

    /// <summary>The columns that differ, where the finding is a lesion; else none.</summary>
    public LesionColumns Columns { get; init; }
}
