using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>Turns the fields of one row into a record without an image, or says why it cannot be one.</summary>
internal static class RowParser
{
    private const double OldestYears = 150;

    internal static MetadataRow Parse(string[] fields, MetadataColumns columns, int line, string path)
    {
        var file = Path.GetFileName(path);
        if (fields.Length != columns.Count)
        {
            return Bad("", line, ExclusionReason.UnreadableRow, $"{file} line {line}: {fields.Length} fields. Expected {columns.Count}, as in the header.");
        }

        var imageId = fields[columns.ImageId].Trim(' ');
        var shown = Display.Text(imageId);
        if (!ImageIds.IsPlainName(imageId))
        {
            var found = imageId.Length == 0 ? "the image id is empty" : $"'{shown}' is not an image id";
            return Bad(shown, line, ExclusionReason.InvalidImageId, $"{file} line {line}, column 'image_id': {found}. Expected the name of an image file without folder and extension, such as ISIC_0024306.");
        }

        var lesionId = fields[columns.LesionId].Trim();
        if (lesionId.Length == 0)
        {
            return Bad(shown, line, ExclusionReason.MissingLesionId, $"{file} line {line}, column 'lesion_id': the lesion id of image '{shown}' is empty. Expected an id such as HAM_0000001; without it the lesion's images cannot be kept together.");
        }

        if (!Diagnosis.TryParseCode(fields[columns.Dx], out var diagnosis))
        {
            return Bad(shown, line, ExclusionReason.UnknownDiagnosis, $"{file} line {line}, column 'dx': '{Display.Text(fields[columns.Dx])}' is not a known diagnosis. Expected one of: {string.Join(", ", DiagnosisExtensions.AllCodes)}.");
        }

        if (!TryParseAge(fields[columns.Age], out var age))
        {
            return Bad(shown, line, ExclusionReason.InvalidAge, $"{file} line {line}, column 'age': the age of image '{shown}' is not one. Expected a number of years from 0 to {OldestYears}, or nothing.");
        }

        return new MetadataRow(line, imageId, new LesionRecord
        {
            ImageId = imageId,
            LesionId = lesionId,
            Diagnosis = diagnosis,
            DxType = OrUnknown(fields[columns.DxType]),
            AgeYears = age,
            Sex = OrUnknown(fields[columns.Sex]),
            Localization = OrUnknown(fields[columns.Localization]),
            ImagePath = "",
            Line = line,
        }, null);
    }

    private static bool TryParseAge(string field, out double? age)
    {
        age = null;
        var text = field.AsSpan().Trim();
        if (text.IsEmpty || IsMissing(text))
        {
            return true;
        }

        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var years) || !(years is >= 0 and <= OldestYears))
        {
            return false;
        }

        age = years;
        return true;
    }

    private static bool IsMissing(ReadOnlySpan<char> text)
        => text.Equals("unknown", StringComparison.OrdinalIgnoreCase) || text.Equals("nan", StringComparison.OrdinalIgnoreCase) || text.Equals("na", StringComparison.OrdinalIgnoreCase);

    private static string OrUnknown(string field)
    {
        var text = field.Trim();
        return text.Length == 0 || text.Equals("unknown", StringComparison.OrdinalIgnoreCase) ? "unknown" : string.IsInterned(text) ?? text;
    }

    private static MetadataRow Bad(string imageId, int line, ExclusionReason reason, string detail)
        => new(line, imageId, null, new Exclusion(imageId, line, reason, detail));
}
