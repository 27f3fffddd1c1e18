using System.Globalization;
using System.Text;

namespace Ham10000.Dataset;

/// <summary>Writes records as a table in HAM10000's columns, from which they can be read back.</summary>
internal static class MetadataWriter
{
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create(",;\t\"");

    /// <summary>The table as text.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be written, so that reading it back gives the same.</exception>
    internal static string Write(IReadOnlyList<LesionRecord> records)
    {
        var columns = Columns(records);
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(c => c.Name)).Append('\n');
        foreach (var record in records)
        {
            if (!ImageIds.IsPlainName(record.ImageId))
            {
                throw new InvalidOperationException($"'{Display.Text(record.ImageId)}' is not an image id. Expected the name of an image file without folder and extension, such as ISIC_0024306.");
            }

            text.AppendJoin(',', columns.Select(c => Field(c.Value(record), c.Name, record))).Append('\n');
        }

        return text.ToString();
    }

    private static List<(string Name, Func<LesionRecord, string> Value)> Columns(IReadOnlyList<LesionRecord> records)
    {
        List<(string, Func<LesionRecord, string>)> columns =
        [
            ("lesion_id", r => r.LesionId), ("image_id", r => r.ImageId), ("dx", r => r.Diagnosis.Code), ("dx_type", r => r.DxType),
            ("age", r => r.AgeYears?.ToString("0.0###############", CultureInfo.InvariantCulture) ?? ""), ("sex", r => r.Sex), ("localization", r => r.Localization),
        ];
        if (records.Any(r => r.Collection.Length > 0))
        {
            columns.Add(("dataset", r => r.Collection));
        }

        if (records.Any(r => r.OfficialPart is not null))
        {
            columns.Add(("split", r => r.OfficialPart is { } part ? PartNames.Folders[(int)part] : ""));
        }

        if (records.Any(r => r.CopyOf is not null))
        {
            columns.Add(("copy_of", r => r.CopyOf ?? ""));
        }

        return columns;
    }

    private static string Field(string value, string column, LesionRecord record)
        => value.AsSpan().ContainsAny('\r', '\n')
            ? throw new InvalidOperationException($"The column '{column}' of image '{Display.Text(record.ImageId)}' has a line break, which a table cannot hold.")
            : value.AsSpan().ContainsAny(Quoted) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
