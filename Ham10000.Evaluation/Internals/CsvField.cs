using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Fields of a CSV file (RFC 4180).</summary>
internal static class CsvField
{
    /// <summary>A number at full precision; nothing where it is unknown or undefined.</summary>
    public static string Number(double? value) => value is { } v && !double.IsNaN(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A text, quoted where it must be. What a spreadsheet would take for a formula gets a leading apostrophe.</summary>
    public static string Text(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
