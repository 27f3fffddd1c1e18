namespace Ham10000.Dataset;

/// <summary>Turns a row of HAM10000's metadata into a record without an image, or says why it cannot be one.</summary>
internal static class HamRowParser
{
    /// <summary>Parses a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="part">The part that the whole table belongs to; null to take it from the column <c>split</c>.</param>
    internal static MetadataRow Parse(TableRow row, OfficialPart? part)
    {
        if (RowFields.Check(row, "image_id") is { } unreadable)
        {
            return unreadable;
        }

        var imageId = RowFields.ImageId(row, "image_id");
        var shown = Display.Text(imageId);
        var lesionId = row["lesion_id"].Trim();
        if (lesionId.Length == 0)
        {
            return Bad(ExclusionReason.MissingLesionId, "lesion_id", $"the lesion id of image '{shown}' is empty. Expected an id such as HAM_0000001; without it the lesion's images cannot be kept together.");
        }

        if (!Diagnosis.TryParseCode(row["dx"], out var diagnosis))
        {
            return Bad(ExclusionReason.UnknownDiagnosis, "dx", $"'{Display.Text(row["dx"])}' is not a known diagnosis. Expected one of: {string.Join(", ", DiagnosisExtensions.AllCodes)}.");
        }

        if (!RowFields.TryParseAge(row["age"], out var age))
        {
            return Bad(ExclusionReason.InvalidAge, "age", RowFields.AgeProblem(shown));
        }

        if (part is null && row["split"].Trim() is { Length: > 0 } split)
        {
            if (!PartNames.TryParse(split, out var named))
            {
                return Bad(ExclusionReason.AmbiguousLabel, "split", $"'{Display.Text(split)}' is no part. Expected train, val or test, or nothing.");
            }

            part = named;
        }

        return MetadataRow.Good(row.Place, new LesionRecord
        {
            ImageId = imageId,
            LesionId = lesionId,
            Diagnosis = diagnosis,
            DxType = RowFields.OrUnknown(row["dx_type"]),
            AgeYears = age,
            Sex = RowFields.OrUnknown(row["sex"]),
            Localization = RowFields.OrUnknown(row["localization"]),
            Collection = RowFields.Shared(row["dataset"].Trim()),
            OfficialPart = part,
            CopyOf = row["copy_of"].Trim() is { Length: > 0 } original ? original : null,
            ImagePath = "",
            Line = row.Line,
            Source = row.File.Name,
        });

        MetadataRow Bad(ExclusionReason reason, string column, string problem)
            => MetadataRow.Bad(row.Place, row.Line, imageId, reason, $"{row.Place}, column '{column}': {problem}");
    }
}
