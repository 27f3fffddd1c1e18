namespace Ham10000.Dataset;

/// <summary>Compares the rows of each lesion with each other.</summary>
internal static class LesionChecks
{
    /// <summary>The lesions whose rows contradict each other, in the order of their ids.</summary>
    internal static IEnumerable<InconsistentLesion> Run(IEnumerable<LesionRecord> records, double ageToleranceYears)
        => from lesion in records.GroupBy(r => r.LesionId, StringComparer.Ordinal).OrderBy(rows => rows.Key, StringComparer.Ordinal)
           let rows = lesion.OrderBy(r => r.ImageId, StringComparer.Ordinal).ToArray()
           let columns = Differences(rows, ageToleranceYears)
           where columns != LesionColumns.None
           select new InconsistentLesion(lesion.Key, Array.AsReadOnly(rows), columns);

    private static LesionColumns Differences(LesionRecord[] rows, double ageToleranceYears)
        => (rows.Any(r => r.Diagnosis != rows[0].Diagnosis) ? LesionColumns.Diagnosis : 0)
            | (Differ(rows, r => r.DxType) ? LesionColumns.DxType : 0)
            | (AgesDiffer(rows, ageToleranceYears) ? LesionColumns.Age : 0)
            | (Differ(rows, r => r.Sex) ? LesionColumns.Sex : 0)
            | (Differ(rows, r => r.Localization) ? LesionColumns.Localization : 0);

    private static bool Differ(LesionRecord[] rows, Func<LesionRecord, string> column)
        => rows.Select(column).Where(value => !CleaningRules.IsUnknown(value)).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();

    private static bool AgesDiffer(LesionRecord[] rows, double tolerance)
    {
        // HAM10000 also writes 0 for a missing age.
        var ages = rows.Where(r => r.AgeYears is > 0).Select(r => r.AgeYears!.Value).DefaultIfEmpty().ToArray();
        return ages.Max() - ages.Min() > tolerance;
    }
}
