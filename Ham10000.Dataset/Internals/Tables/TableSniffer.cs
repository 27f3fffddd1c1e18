using System.Text;

namespace Ham10000.Dataset;

/// <summary>Reads the first line of a table and finds out what parts its fields.</summary>
internal static class TableSniffer
{
    private const int LongestHeader = 256 * 1024;
    private static readonly char[] Delimiters = [',', '\t', ';'];
    private static readonly string[] Known =
        [.. new[] { TableColumns.Ham, TableColumns.GroundTruth, TableColumns.Groupings, TableColumns.IsicArchive }.SelectMany(c => c.All).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The header, or null if the table has no line that is not blank.</summary>
    /// <remarks>The delimiter that yields the most known columns is the right one: none of their names holds another, so a
    /// wrong one leaves the names stuck together and is found out by the check for missing columns, never in silence.</remarks>
    internal static TableHeader? Sniff(TableFile file)
    {
        string? line = null;
        TableReader.Guard(file, () =>
        {
            using var text = TableReader.Open(file);
            line = FirstLine(text);
        });
        return line is null ? null
            : Delimiters.Select(d => new TableHeader(Split(line, d), d)).MaxBy(header => Known.Count(name => header.Has(name)) * 1000 + Math.Min(header.Count, 999));
    }

    private static string? FirstLine(StreamReader text)
    {
        var line = new StringBuilder();
        for (int c; (c = text.Read()) >= 0 && line.Length < LongestHeader;)
        {
            if (c is not ('\r' or '\n'))
            {
                line.Append((char)c);
            }
            else if (!string.IsNullOrWhiteSpace(line.ToString()))
            {
                break;
            }
            else
            {
                line.Clear();
            }
        }

        var found = line.ToString();
        return string.IsNullOrWhiteSpace(found) ? null : found;
    }

    private static string[] Split(string line, char delimiter) => [.. line.Split(delimiter).Select(name => name.Trim().Trim('"'))];
}
