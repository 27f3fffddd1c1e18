using System.Globalization;

namespace Ham10000.Dataset;

/// <summary>Turns a row of ISIC 2018 Task 3's labels, one column per class, into a record without an image and a lesion.</summary>
internal static class GroundTruthParser
{
    private static readonly (string Column, Diagnosis Diagnosis)[] Classes = [.. Enum.GetValues<Diagnosis>().Select(d => (d.Code.ToUpperInvariant(), d))];

    internal static MetadataRow Parse(TableRow row, OfficialPart? part)
    {
        if (RowFields.Check(row, "image") is { } unreadable)
        {
            return unreadable;
        }

        var imageId = RowFields.ImageId(row, "image");
        if (Problem(row, out var diagnosis) is { } problem)
        {
            return MetadataRow.Bad(row.Place, row.Line, imageId, ExclusionReason.AmbiguousLabel, $"{row.Place}: {problem}");
        }

        return MetadataRow.Good(row.Place, new LesionRecord
        {
            ImageId = imageId,
            LesionId = imageId,
            Diagnosis = diagnosis,
            OfficialPart = part,
            ImagePath = "",
            Line = row.Line,
            Source = row.File.Name,
        });
    }

    private static string Shown(TableRow row) => Display.Text(RowFields.ImageId(row, "image"));

    private static string? Problem(TableRow row, out Diagnosis diagnosis)
    {
        var marked = new List<Diagnosis>(1);
        diagnosis = default;
        foreach (var (column, candidate) in Classes)
        {
            if (!double.TryParse(row[column].AsSpan().Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value is not (0 or 1))
            {
                return $"column '{column}' of image '{Shown(row)}' says '{Display.Text(row[column])}'. Expected 0 or 1.";
            }

            if (value == 1)
            {
                marked.Add(candidate);
            }
        }

        diagnosis = marked.FirstOrDefault();
        return marked.Count == 1 ? null
            : $"image '{Shown(row)}' is marked as {(marked.Count == 0 ? "no class" : string.Join(" and ", marked.Select(d => d.Code)))}. Expected one class.";
    }
}
