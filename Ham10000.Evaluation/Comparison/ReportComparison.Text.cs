using System.Text;

namespace Ham10000.Evaluation;

/// <content>The comparison as text and JSON.</content>
public sealed partial record ReportComparison
{
    /// <summary>The comparison for a console: the verdict, the differences with their intervals, who is right where, and the settings that differ.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{FirstName} against {SecondName}: {Display.Plural(FirstPredictions.Count, "image")} of {Display.Plural(FirstPredictions.LesionCount, "lesion")}\n{Verdict}\n");
        foreach (var warning in Warnings)
        {
            text.Append("Warning: ").Append(warning).Append('\n');
        }

        text.Append('\n');
        var rows = Scores.Concat(Recalls).ToList();
        var width = rows.Max(r => r.Name.Length);
        foreach (var row in rows)
        {
            text.Append(row.Name.PadRight(width)).Append("  ").Append(double.IsNaN(row.Value.Difference.Estimate) ? Display.Missing : row.Value.ToString()).Append('\n');
        }

        text.Append(SimultaneousNote).Append("\n\n");
        Agreements(text);
        foreach (var (name, one, two) in Settings.Concat(Versions))
        {
            text.Append(name).Append(": ").Append(one ?? "not stated").Append(" | ").Append(two ?? "not stated").Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The comparison as JSON, with both runs' predictions left to their own reports.</summary>
    /// <remarks>The first member, <c>format</c>, is <c>ham10000.comparison/1</c>. An undefined value is <c>null</c>. Differences are the first less the second.</remarks>
    public string ToJson() => ComparisonJson.Write(this);

    /// <summary>Writes <see cref="ToJson"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveJson(string path) => TextFile.Write(path, ToJson());

    /// <summary>What to think of several differences at once.</summary>
    internal string SimultaneousNote => FormattableString.Invariant(
        $"Each interval stands for itself: of {Occurring} classes that did not differ, {Occurring * (1 - Level):0.##} would seem to on average. All classes at once: ")
        + (Recalls.Where(r => r.Simultaneous is { } s && (s.Lower > 0 || s.Upper < 0)).Select(r => r.ClassName!).ToList() is { Count: > 0 } names
            ? $"{string.Join(", ", names)} differ{(names.Count == 1 ? "s" : "")} (Bonferroni)."
            : "none differs (Bonferroni).");

    private int Occurring => Agreement.Count(a => a.Images > 0);

    private double Level => BalancedAccuracy.Difference.Level;

    private void Agreements(StringBuilder text)
    {
        string[][] rows =
        [
            ["class", "images", "both right", "only first", "only second", "both wrong"],
            .. Agreement.Select(a => (string[])[a.Name, Display.Count(a.Images), Display.Count(a.BothRight), Display.Count(a.OnlyFirstRight), Display.Count(a.OnlySecondRight), Display.Count(a.BothWrong)]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(row => ConfusionMatrix.TextWidth(row[c]))).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, c) => new string(' ', widths[c] - ConfusionMatrix.TextWidth(cell)) is var gap && c == 0 ? cell + gap : gap + cell);
            text.AppendJoin("  ", cells).Append('\n');
        }

        text.Append("McNemar: ").Append(McNemar).Append("\n\n");
    }
}
