namespace Ham10000.Dataset;

/// <summary>How the ISIC archive says that a diagnosis was confirmed, in HAM10000's words.</summary>
internal static class ConfirmTypes
{
    private static readonly string[] HamTypes = ["histo", "follow_up", "consensus", "confocal", "unknown"];

    /// <summary>The <c>dx_type</c> of a <c>diagnosis_confirm_type</c>; what is not known stays as it is.</summary>
    internal static string ToDxType(string confirmType)
    {
        var text = RowFields.OrUnknown(confirmType);
        return text.ToLowerInvariant() switch
        {
            "histopathology" => "histo",
            "serial imaging showing no change" => "follow_up",
            "single image expert consensus" => "consensus",
            "confocal microscopy with consensus dermoscopy" => "confocal",
            _ => text,
        };
    }

    /// <summary>A warning about the types that HAM10000 has no word for.</summary>
    internal static IEnumerable<string> Warnings(IEnumerable<LesionRecord> records, string file)
    {
        var others = records.Select(r => r.DxType).Where(type => !HamTypes.Contains(type)).GroupBy(type => type, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"'{Display.Text(g.Key)}' ({g.Count():N0})").ToList();
        if (others.Count > 0)
        {
            yield return $"{file} has confirmation types that HAM10000 has no word for, and they are kept as they are: {Display.Some(others)}.";
        }
    }
}
