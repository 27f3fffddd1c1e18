using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <content>The table as text and as CSV.</content>
public sealed partial class ComparisonTable
{
    private static readonly string[] Headers =
        ["recipe", "time", "test acc %", "val acc %", "test loss", "val loss", "bal acc %", "95 % interval", "backbone start"];

    /// <summary>The table for a console: a line of headings, a rule, and one line per row that begins with the row's name.</summary>
    /// <remarks>Accuracies are in percent with one decimal, losses have three, time is minutes and seconds; a dash marks what is not known.
    /// Balanced accuracy is that of the test set, with its interval.</remarks>
    public override string ToString()
    {
        var lines = Rows.Select(Cells).Prepend([.. Headers.Select(TextHeader)]).ToList();
        var widths = Enumerable.Range(0, Headers.Length).Select(c => lines.Max(line => line[c].Length)).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            text.AppendJoin("  ", lines[i].Select((cell, c) => IsText(c) ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])).ToArray());
            TrimEnd(text).Append('\n');
            if (i == 0)
            {
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
            }
        }

        return text.ToString();

        string TextHeader(string header) => header == Headers[7] ? IntervalHeader : header;
    }

    /// <summary>The table as CSV (RFC 4180): a header line, then one line per row. Values are plain fractions and seconds at full precision.</summary>
    /// <remarks>An unknown value is an empty field. A name that a spreadsheet would take for a formula gets a leading apostrophe.</remarks>
    public string ToCsv()
    {
        var csv = new StringBuilder("name,seconds,test_accuracy,validation_accuracy,test_loss,validation_loss,"
            + "test_balanced_accuracy,interval_lower,interval_upper,interval_level,backbone_start\n");
        foreach (var row in Rows)
        {
            var interval = row.TestBalancedAccuracyInterval;
            csv.AppendJoin(',', CsvText(row.Name), CsvNumber(row.Time.TotalSeconds), CsvNumber(row.TestAccuracy), CsvNumber(row.ValidationAccuracy),
                CsvNumber(row.TestLoss), CsvNumber(row.ValidationLoss), CsvNumber(row.TestBalancedAccuracy), CsvNumber(interval?.Lower),
                CsvNumber(interval?.Upper), CsvNumber(interval?.Level), CsvText(row.BackboneStart)).Append('\n');
        }

        return csv.ToString();
    }

    /// <summary>Writes <see cref="ToCsv"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveCsv(string path) => TextFile.Write(path, ToCsv());

    /// <summary>Minutes and seconds, with hours where there are any: <c>0:42</c>, <c>12:05</c>, <c>1:02:03</c>.</summary>
    internal static string Duration(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero);
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0 ? $"{hours}:{minutes:00}:{seconds % 60:00}" : $"{minutes}:{seconds % 60:00}";
    }

    private string IntervalHeader => Rows.Select(r => r.TestBalancedAccuracyInterval?.Level).OfType<double>().Distinct().ToList() is [var level]
        ? $"{(level * 100).ToString("0.##", CultureInfo.InvariantCulture)} % interval"
        : "interval";

    private static string[] Cells(ComparisonRow row) =>
    [
        row.Name, Duration(row.Time), Percent(row.TestAccuracy), Percent(row.ValidationAccuracy), Loss(row.TestLoss), Loss(row.ValidationLoss),
        Percent(row.TestBalancedAccuracy), Interval(row.TestBalancedAccuracyInterval), row.BackboneStart.Length == 0 ? "-" : row.BackboneStart,
    ];

    private static bool IsText(int column) => column is 0 or 8;

    private static string Percent(double? value) => Number(value * 100, "F1");

    private static string Loss(double? value) => Number(value, "F3");

    private static string Interval(ConfidenceInterval? interval) =>
        interval is null ? "-" : $"{Percent(interval.Lower)} to {Percent(interval.Upper)}";

    private static string Number(double? value, string format) =>
        value is { } v && !double.IsNaN(v) ? v.ToString(format, CultureInfo.InvariantCulture) : "-";

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return text;
    }

    private static string CsvNumber(double? value) =>
        value is { } v && !double.IsNaN(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string CsvText(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
