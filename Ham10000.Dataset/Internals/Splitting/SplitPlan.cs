namespace Ham10000.Dataset;

/// <summary>Which record goes to which part, and what is to be said about it.</summary>
/// <param name="Records">The records, in the order of their ids.</param>
/// <param name="Parts">For each record 0 for training, 1 for validation, 2 for test, or -1 where it is left out.</param>
internal sealed record SplitPlan(IReadOnlyList<LesionRecord> Records, int[] Parts)
{
    internal const int Train = 0, Validation = 1, Test = 2, LeftOut = -1;

    /// <summary>The options of the split; null where it does not come from options.</summary>
    internal SplitOptions? Options { get; init; }

    /// <summary>The records that are in no part, and why.</summary>
    internal IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>Which parts should have images, in the order of the parts.</summary>
    internal IReadOnlyList<bool> Wanted { get; init; } = [true, true, true];

    /// <summary>The pairs that leakage is counted with beside siblings.</summary>
    internal IReadOnlyList<DuplicatePair> Duplicates { get; init; } = [];

    /// <summary>Why lesions have images in several parts, should they, and what to do about it.</summary>
    internal LeakCause Cause { get; init; } = LeakCause.ByImage;

    /// <summary>Whether a lesion of several classes that lies in one part is worth a word: not where images go their own ways.</summary>
    internal bool TellsMixedLesions { get; init; } = true;

    /// <summary>What else to warn of.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The parts of groups, as parts of their records; <see cref="LeftOut"/> for records in no group.</summary>
    internal static int[] PartsOf(int records, LesionGroup[] groups, int[] groupParts)
    {
        var parts = new int[records];
        Array.Fill(parts, LeftOut);
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var image in groups[g].Images)
            {
                parts[image] = groupParts[g];
            }
        }

        return parts;
    }
}
