using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>What the tables' fields have in common.</summary>
internal static class RowFields
{
    private const double OldestYears = 150;

    /// <summary>Checks the number of fields and the image id, which every kind of table has.</summary>
    internal static MetadataRow? Check(TableRow row, string imageColumn)
    {
        if (!row.IsWhole)
        {
            return MetadataRow.Bad(row.Place, row.Line, "", ExclusionReason.UnreadableRow, $"{row.Place}: {row.Fields.Length} fields. Expected {row.Header.Count}, as in the header.");
        }

        var imageId = ImageId(row, imageColumn);
        if (ImageIds.IsPlainName(imageId))
        {
            return null;
        }

        var found = imageId.Length == 0 ? "the image id is empty" : $"'{Display.Text(imageId)}' is not an image id";
        return MetadataRow.Bad(row.Place, row.Line, imageId, ExclusionReason.InvalidImageId, $"{row.Place}, column '{imageColumn}': {found}. Expected the name of an image file without folder and extension, such as ISIC_0024306.");
    }

    internal static string ImageId(TableRow row, string column) => row[column].Trim(' ');

    internal static string AgeProblem(string imageId) => $"the age of image '{imageId}' is not one. Expected a number of years from 0 to {OldestYears}, or nothing.";

    internal static bool TryParseAge(string field, out double? age)
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

    internal static string OrUnknown(string field)
    {
        var text = field.Trim();
        return text.Length == 0 || text.Equals("unknown", StringComparison.OrdinalIgnoreCase) ? "unknown" : Shared(text);
    }

    /// <summary>One object for each of the few values that a column has, where the program knows it already.</summary>
    internal static string Shared(string text) => string.IsInterned(text) ?? text;

    private static bool IsMissing(ReadOnlySpan<char> text)
        => text.Equals("unknown", StringComparison.OrdinalIgnoreCase) || text.Equals("nan", StringComparison.OrdinalIgnoreCase) || text.Equals("na", StringComparison.OrdinalIgnoreCase);
}
