using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Training;

namespace CompareModels;

/// <summary>Writes results to files.</summary>
internal static class Reports
{
    /// <summary>Writes every row that was left out to a file and returns the counts, the warnings and the file's name in words.</summary>
    public static string Write(DatasetReport report, string folder)
    {
        var path = Path.Combine(folder, "left-out.csv");
        File.WriteAllLines(path, report.Exclusions.Select(e => $"{e.Line},{e.Reason},{Quoted(e.ImageId)},{Quoted(e.Detail)}").Prepend("line,reason,image_id,detail"));
        var counts = string.Join(", ", report.Counts.Select(c => $"{c.Key} {c.Value:N0}"));
        var lines = new List<string> { $"{Path.GetFileName(report.Source)}: {report.Rows:N0} rows, {report.Kept:N0} kept, {report.Exclusions.Count:N0} left out" };
        if (report.Exclusions.Count > 0)
        {
            lines[0] += $" ({counts}; each is listed in {path})";
        }

        lines.AddRange(report.Warnings.Select(warning => $"  Warning: {warning}"));
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>Writes model, history and report of a recipe into a folder of its own.</summary>
    /// <returns>The recipe's row of the comparison; null where it was stopped in its first epoch.</returns>
    public static ComparisonRow? Write(RecipeResult result, CompareOptions options)
    {
        var folder = Path.Combine(options.Out, result.Recipe.Name);
        Directory.CreateDirectory(folder);
        result.Model.Save(Path.Combine(folder, "model.safetensors"));
        result.History.SaveCsv(Path.Combine(folder, "history.csv"));
        result.History.SaveJson(Path.Combine(folder, "history.json"));
        if (result.Test is null)
        {
            return result.History.Epochs.Count > 0 ? result.ToComparisonRow() : null;
        }

        var report = result.ToReport(new ReportOptions
        {
            Evaluation = result.Recipe.Evaluation,
            Data = DataOf(options),
            Date = DateOnly.FromDateTime(DateTime.UtcNow),
        });
        var written = report.Save(folder);
        Console.WriteLine($"Report: {Path.GetFullPath(written[0])}");
        return result.ToComparisonRow($"{result.Recipe.Name}/report.html");
    }

    public static void Write(ComparisonTable table, string folder)
    {
        table.SaveCsv(Path.Combine(folder, "comparison.csv"));
        table.SaveHtml(Path.Combine(folder, "comparison.html"));
        File.WriteAllText(Path.Combine(folder, "comparison.txt"), table.ToString());
    }

    /// <summary>What a reader must know of the images; nothing of the user's own.</summary>
    public static string DataOf(CompareOptions options) => options.Data is null ? SampleSet.Description : "";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
