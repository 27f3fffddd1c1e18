namespace Ham10000.Evaluation;

/// <summary>How two runs differ in one score.</summary>
/// <param name="Name">The score, such as <c>balanced accuracy</c> or <c>recall of mel</c>.</param>
/// <param name="Value">Both scores, and the first less the second with its interval.</param>
public sealed record ScoreDifference(string Name, PairedDifference Value)
{
    /// <summary>The class that the score is of; null where it is of all.</summary>
    public string? ClassName { get; init; }

    /// <summary>The interval of the difference that holds for all classes that occur at once (Bonferroni): of seven at level 0.95 each has level 0.993.
    /// Null for a score of all classes.</summary>
    public ConfidenceInterval? Simultaneous { get; init; }
}
