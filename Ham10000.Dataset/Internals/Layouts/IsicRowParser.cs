namespace Ham10000.Dataset;

/// <summary>Turns a row of the ISIC archive's metadata into a record without an image, or says why it cannot be one.</summary>
/// <remarks>Older exports have one column <c>diagnosis</c>, newer ones <c>diagnosis_1</c> to <c>diagnosis_5</c>, from the general to the
/// special. The most special name that is known decides.</remarks>
internal static class IsicRowParser
{
    private static readonly string[] DiagnosisColumns = ["diagnosis_5", "diagnosis_4", "diagnosis_3", "diagnosis_2", "diagnosis", "diagnosis_1"];
    private static readonly string[] SiteColumns = ["anatom_site_general", "anatom_site_5", "anatom_site_4", "anatom_site_3", "anatom_site_2", "anatom_site_1"];

    internal static MetadataRow Parse(TableRow row)
    {
        if (RowFields.Check(row, "isic_id") is { } unreadable)
        {
            return unreadable;
        }

        var imageId = RowFields.ImageId(row, "isic_id");
        var shown = Display.Text(imageId);
        var names = Values(row, DiagnosisColumns);
        if (names.Count == 0)
        {
            return MetadataRow.Bad(row.Place, row.Line, imageId, ExclusionReason.NoLabel, $"{row.Place}: image '{shown}' has no diagnosis. Expected one of the seven of HAM10000.");
        }

        if (names.Select(name => DiagnosisNames.Find(name, imageId)).FirstOrDefault(found => found is not null) is not { } diagnosis)
        {
            return MetadataRow.Bad(row.Place, row.Line, imageId, ExclusionReason.UnknownDiagnosis, $"{row.Place}: the diagnosis '{Display.Text(names[0])}' of image '{shown}' is none of HAM10000's seven ({string.Join(", ", DiagnosisExtensions.AllCodes)}).");
        }

        // The archive writes 85+ for the oldest.
        if (!RowFields.TryParseAge(row["age_approx"].Trim().TrimEnd('+'), out var age))
        {
            return MetadataRow.Bad(row.Place, row.Line, imageId, ExclusionReason.InvalidAge, $"{row.Place}, column 'age_approx': {RowFields.AgeProblem(shown)}");
        }

        return MetadataRow.Good(row.Place, new LesionRecord
        {
            ImageId = imageId,
            LesionId = row["lesion_id"].Trim() is { Length: > 0 } lesion ? lesion : imageId,
            Diagnosis = diagnosis,
            DxType = ConfirmTypes.ToDxType(row["diagnosis_confirm_type"]),
            AgeYears = age,
            Sex = RowFields.OrUnknown(row["sex"]),
            Localization = RowFields.OrUnknown(Values(row, SiteColumns).FirstOrDefault() ?? ""),
            Collection = RowFields.Shared(row["attribution"].Trim()),
            ImagePath = "",
            Line = row.Line,
            Source = row.File.Name,
        });
    }

    private static List<string> Values(TableRow row, string[] columns)
        => [.. columns.Select(column => row[column].Trim()).Where(value => value.Length > 0)];
}
