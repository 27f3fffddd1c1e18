namespace Ham10000.Dataset;

/// <summary>A lesion whose rows contradict each other. Missing and unknown values contradict nothing.</summary>
/// <param name="LesionId">The lesion's id.</param>
/// <param name="Records">All records of the lesion, in the order of their ids.</param>
/// <param name="Columns">The columns that differ.</param>
public sealed record InconsistentLesion(string LesionId, IReadOnlyList<LesionRecord> Records, LesionColumns Columns)
{
    /// <summary>Whether the rows carry different diagnoses.</summary>
    public bool IsConflicting => Columns.HasFlag(LesionColumns.Diagnosis);
}
