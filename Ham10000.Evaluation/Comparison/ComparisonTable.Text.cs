using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <content>The table as text and as CSV.</content>
public sealed partial class ComparisonTable
{
    private const string HighestMark = "*";
    private const string TieMark = "~";
    private const string Unknown = "-";

    /// <summary>The table for a console: a line of headings, a rule, one line per row that begins with the row's name, and what its marks mean.</summary>
    /// <remarks>Accuracies are in percent with one decimal, losses and areas have three, time is minutes and seconds; a dash marks what is not known.
    /// Balanced accuracy is that of the test set, with its interval. Columns of which no row knows anything are left out, and so are marks where
    /// there is nothing to compare.</remarks>
    public override string ToString()
    {
        var columns = Columns().Where(c => c.IsAlways || Enumerable.Range(0, Rows.Count).Any(i => c.Cell(i) != Unknown)).ToList();
        var lines = Enumerable.Range(0, Rows.Count).Select(i => columns.Select(c => c.Cell(i)).ToArray()).Prepend([.. columns.Select(c => c.Header)]).ToList();
        var widths = Enumerable.Range(0, columns.Count).Select(c => lines.Max(line => ConfusionMatrix.TextWidth(line[c]))).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(string.Join("  ", lines[i].Select((cell, c) => Padded(cell, widths[c], columns[c].IsText))).TrimEnd()).Append('\n');
            if (i == 0)
            {
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
            }
        }

        return text.Append(MarkNote()).ToString();
    }

    /// <summary>The table as CSV (RFC 4180): a header line, then one line per row. Values are plain fractions and seconds at full precision.</summary>
    /// <remarks>An unknown value is an empty field. A name that a spreadsheet would take for a formula gets a leading apostrophe.</remarks>
    public string ToCsv()
    {
        var csv = new StringBuilder("name,seconds,test_accuracy,validation_accuracy,test_loss,validation_loss,"
            + "test_balanced_accuracy,interval_lower,interval_upper,interval_level,backbone_start,"
            + "test_macro_roc_auc,test_malignant_sensitivity,malignant_lower,malignant_upper,standing,report\n");
        foreach (var (row, standing) in Rows.Zip(Standings))
        {
            var (interval, malignant) = (row.TestBalancedAccuracyInterval, row.TestMalignantSensitivity);
            csv.AppendJoin(',', CsvText(row.Name), CsvNumber(row.Time.TotalSeconds), CsvNumber(row.TestAccuracy), CsvNumber(row.ValidationAccuracy),
                CsvNumber(row.TestLoss), CsvNumber(row.ValidationLoss), CsvNumber(row.TestBalancedAccuracy), CsvNumber(interval?.Lower),
                CsvNumber(interval?.Upper), CsvNumber(interval?.Level), CsvText(row.BackboneStart), CsvNumber(row.TestMacroRocAuc), CsvNumber(malignant?.Estimate),
                CsvNumber(malignant?.Lower), CsvNumber(malignant?.Upper), standing == ComparisonStanding.Unknown ? "" : standing.ToString(), CsvText(row.ReportLink)).Append('\n');
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

    private Column[] Columns() =>
    [
        new("recipe", i => Rows[i].Name, IsText: true, IsAlways: true),
        new("time", i => Duration(Rows[i].Time), IsAlways: true),
        new("test acc %", i => Percent(Rows[i].TestAccuracy), IsAlways: true),
        new("val acc %", i => Percent(Rows[i].ValidationAccuracy), IsAlways: true),
        new("test loss", i => Loss(Rows[i].TestLoss), IsAlways: true),
        new("val loss", i => Loss(Rows[i].ValidationLoss), IsAlways: true),
        new("bal acc %", i => Percent(Rows[i].TestBalancedAccuracy), IsAlways: true),
        new("", i => Mark(Standings[i]), IsText: true),
        new(IntervalHeader, i => Interval(Rows[i].TestBalancedAccuracyInterval), IsAlways: true),
        new("macro AUC", i => Loss(Rows[i].TestMacroRocAuc)),
        new("malignant %", i => Percent(Rows[i].TestMalignantSensitivity?.Estimate)),
        new("backbone start", i => Rows[i].BackboneStart.Length == 0 ? Unknown : Rows[i].BackboneStart, IsText: true, IsAlways: true),
    ];

    private static string Mark(ComparisonStanding standing) => standing switch
    {
        ComparisonStanding.Highest => HighestMark,
        ComparisonStanding.NotToldApart => TieMark,
        ComparisonStanding.Lower => "",
        _ => Unknown,
    };

    private string MarkNote()
    {
        string[] notes =
        [
            .. Standings.Contains(ComparisonStanding.Highest) ? (string[])[$"{HighestMark} highest balanced accuracy"] : [],
            .. Standings.Contains(ComparisonStanding.NotToldApart) ? (string[])[$"{TieMark} lower, but these test images do not tell it apart from the highest"] : [],
        ];
        return notes.Length == 0 ? "" : string.Join("; ", notes) + "\n";
    }

    private static string Padded(string cell, int width, bool isText)
    {
        var gap = new string(' ', width - ConfusionMatrix.TextWidth(cell));
        return isText ? cell + gap : gap + cell;
    }

    private static string Percent(double? value) => Number(value * 100, "F1");

    private static string Loss(double? value) => Number(value, "F3");

    private static string Interval(ConfidenceInterval? interval) =>
        interval is null ? Unknown : $"{Percent(interval.Lower)} to {Percent(interval.Upper)}";

    private static string Number(double? value, string format) =>
        value is { } v && !double.IsNaN(v) ? v.ToString(format, CultureInfo.InvariantCulture) : Unknown;

    private static string CsvNumber(double? value) =>
        value is { } v && !double.IsNaN(v) ? v.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string CsvText(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private sealed record Column(string Header, Func<int, string> Cell, bool IsText = false, bool IsAlways = false);
}
