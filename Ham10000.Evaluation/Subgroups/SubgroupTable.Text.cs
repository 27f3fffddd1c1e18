using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <content>The table as text and as CSV.</content>
public sealed partial class SubgroupTable
{
    private static readonly string[] Headings = ["images", "lesions", "accuracy", "balanced accuracy", "malignant sensitivity", "benign specificity"];

    /// <summary>The table for a console: for each kind a heading and a line per group, each score with its bounds, a dash for what is undefined; below a group of which something must not be judged, why; then what ‡ and § after bounds mean; at the end
    /// the widest gaps.</summary>
    public override string ToString()
    {
        var rows = Groups.GroupBy(group => group.Kind).SelectMany(kind => kind.Select(group => Cells(group)).Prepend([SubgroupNames.Of(kind.Key), .. Headings])).ToList();
        var widths = Enumerable.Range(0, Headings.Length + 1).Select(c => rows.Max(row => row[c].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var kind in Groups.GroupBy(group => group.Kind))
        {
            text.Append(text.Length > 0 ? "\n" : "");
            Line(text, [SubgroupNames.Of(kind.Key), .. Headings], widths);
            text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
            foreach (var group in kind)
            {
                Line(text, Cells(group), widths);
                text.Append(group.Warning is { } warning ? $"  {warning}\n" : "");
            }
        }

        text.Append(Display.MarkNotes(Groups.SelectMany(Intervals)));
        return text.Append(Gaps.Count > 0 ? $"\nWidest gaps\n{string.Concat(Gaps.Select(gap => $"{gap}\n"))}" : "").ToString();
    }

    /// <summary>The table as CSV (RFC 4180): a header line, then a line per group with the images and the lesions of each class, the scores and their bounds at full precision, and the warning.</summary>
    /// <remarks>What is undefined is an empty field. A name that a spreadsheet would take for a formula gets a leading apostrophe.</remarks>
    public string ToCsv()
    {
        string[] scores = ["accuracy", "balanced_accuracy", "malignant_sensitivity", "benign_specificity"];
        var csv = new StringBuilder().AppendJoin(',',
        [
            "kind", "group", "images", "lesions", .. ClassNames.Select(name => CsvField.Text($"images {name}")), .. ClassNames.Select(name => CsvField.Text($"lesions {name}")),
            .. scores.SelectMany(score => new[] { score, $"{score}_lower", $"{score}_upper", $"{score}_defined_share" }), "level", "warning",
        ]).Append('\n');
        foreach (var group in Groups)
        {
            csv.AppendJoin(',',
            [
                SubgroupNames.Of(group.Kind), CsvField.Text(group.Name), Count(group.Images), Count(group.Lesions), .. group.ClassCounts.Select(Count),
                .. ClassNames.Select((_, c) => c < group.ClassLesions.Count ? Count(group.ClassLesions[c]) : ""),
                .. Intervals(group).SelectMany(i => new[] { CsvField.Number(i?.Estimate), CsvField.Number(i?.Lower), CsvField.Number(i?.Upper), CsvField.Number(i?.DefinedShare) }),
                CsvField.Number(group.Accuracy.Level), CsvField.Text(group.Warning ?? ""),
            ]).Append('\n');
        }

        return csv.ToString();
    }

    /// <summary>Writes <see cref="ToCsv"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveCsv(string path) => TextFile.Write(path, ToCsv());

    private static ConfidenceInterval?[] Intervals(Subgroup group) => [group.Accuracy, group.BalancedAccuracy, group.MalignantSensitivity, group.BenignSpecificity];

    private static string[] Cells(Subgroup group) =>
    [group.Name, Display.Count(group.Images), Display.Count(group.Lesions), .. Intervals(group).Select(Cell)];

    private static string Cell(ConfidenceInterval? interval) => interval is null || double.IsNaN(interval.Estimate)
        ? Display.Missing
        : Display.HasBounds(interval) ? $"{Display.Score(interval.Estimate)} ({Display.Bounds(interval)})" : Display.Score(interval.Estimate);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string[] cells, int[] widths) =>
        text.Append(string.Join("  ", cells.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd()).Append('\n');
}
