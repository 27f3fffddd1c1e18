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
        Reliability = ReliabilityCurve.Of(report.Test.Predictions),
        Subgroups = report.Subgroups,
        Malignancy = report.Malignancy is { } m ? new MalignancyJson(m.BySum, m.ByDiagnosis, m.Disagreements, m.Count) : null,
        Leakage = report.Leakage is { } leakage ? LeakageJson.Of(leakage) : null,
        Parts = report.Parts,
        Mistakes = [.. report.Mistakes.Select(Shape)],
        Curves = report.Curves is { } curves ? new CurvesJson(curves.Title, curves.Epochs, Object(curves.Settings)) : null,
        Settings = Object(report.Settings),
        Versions = Object(report.Versions),
    };

    private static MistakeJson Shape(ExplainedMistake shown) => new(
        shown.Mistake.ImageId, shown.Mistake.LesionId, shown.Mistake.Actual, shown.Mistake.Predicted, shown.Mistake.Probability, shown.Mistake.ActualProbability, shown.Method);

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
