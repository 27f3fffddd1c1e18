using System.Globalization;
using System.Text.Json;

namespace Ham10000.Evaluation;

/// <summary>A report as JSON.</summary>
internal static class RunJsonWriter
{
    public static string Write(Report report) => JsonSerializer.Serialize(Shape(report), RunJsonContext.Default.RunJson) + "\n";

    private static RunJson Shape(Report report) => new()
    {
        Format = RunJson.CurrentFormat,
        Title = report.Title,
        Date = report.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Data = report.Data,
        Labels = LabelsJson.Of(report.Test.Predictions.Schema),
        Warnings = report.Warnings,
        Test = report.Test.Shape(),
        Validation = report.Validation?.Shape(),
        Intervals = report.Intervals,
        Subgroups = report.Subgroups,
        Leakage = report.Leakage is { } leakage ? LeakageJson.Of(leakage) : null,
        Parts = report.Parts,
        Mistakes = [.. report.Mistakes.Select(m => new MistakeJson(
            m.Mistake.ImageId, m.Mistake.LesionId, m.Mistake.Actual, m.Mistake.Predicted, m.Mistake.Probability, m.Mistake.ActualProbability, m.Method))],
        Curves = report.Curves is { } curves ? new CurvesJson(curves.Title, curves.Epochs, Object(curves.Settings)) : null,
        Settings = Object(report.Settings),
        Versions = Object(report.Versions),
    };

    // Where two pairs have the same name, the last stays.
    private static Dictionary<string, string> Object(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            result[name] = value;
        }

        return result;
    }
}
