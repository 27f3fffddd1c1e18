using System.Globalization;
using System.Text.Json;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Reads a report's JSON back, and holds its numbers against its predictions.</summary>
internal sealed class RunJsonReader
{
    private const string Remedy = "Expected a report as Report.SaveJson writes it.";
    private readonly string _path;

    private RunJsonReader(string path) => _path = path;

    public static Report Read(string path) => new RunJsonReader(path).Read();

    private Report Read()
    {
        var json = Parse(File.ReadAllBytes(_path));
        var schema = Try("labels", () => new LabelSchema(json.Labels.Target, json.Labels.Kind, json.Labels.Classes));
        Require(json.Leakage is null || Counts(json.Leakage).All(list => list.Count == schema.ClassCount), "leakage", $"lists of other lengths than {schema.ClassCount}, one count per class");
        var test = Evaluation("test", json.Test, schema);
        return new Report
        {
            Title = json.Title,
            Date = json.Date is { } day ? DateOf(day) : null,
            Data = json.Data,
            Warnings = json.Warnings,
            Test = test,
            Validation = json.Validation is { } validation ? Evaluation("validation", validation, schema) : null,
            Intervals = json.Intervals,
            Subgroups = json.Subgroups,
            Malignancy = json.Malignancy is { } m
                ? new MalignancyReport { BySum = m.BySum, ByDiagnosis = m.ByDiagnosis, Disagreements = m.Disagreements, Count = m.Count, Rule = test.DecisionOutcome?.Rule ?? DecisionRule.MostProbable }
                : null,
            Leakage = json.Leakage?.ToReport(schema),
            Parts = json.Parts,
            Curves = json.Curves is { } curves ? new LearningCurves { Title = curves.Title, Epochs = curves.Epochs, Settings = [.. curves.Settings] } : null,
            Settings = [.. json.Settings],
            Versions = [.. json.Versions],
        };
    }

    private RunJson Parse(byte[] bytes)
    {
        var format = FormatOf(bytes);
        if (format != RunJson.CurrentFormat)
        {
            throw Bad($"its format is {(format is null ? "not stated" : $"'{format}'")}, and this version reads '{RunJson.CurrentFormat}'.");
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, RunJsonContext.Default.RunJson) ?? throw Bad("it holds null.");
        }
        catch (JsonException e)
        {
            throw Bad(Words(e), e);
        }
    }

    // Before the rest, which another format may lack.
    private string? FormatOf(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String
                ? format.GetString() : null;
        }
        catch (JsonException e)
        {
            throw Bad(Words(e), e);
        }
    }

    // The reader's own words name types of this assembly.
    private static string Words(JsonException e)
    {
        var reason = e.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) ? "the value has another type than is expected there."
            : e.Message.Split(" Path: ")[0].Split(" LineNumber: ")[0];
        return $"{(e.LineNumber is { } line ? $"line {line + 1}, " : "")}{(e.Path is { Length: > 0 } path ? $"at {path}: " : "")}{reason}";
    }

    private EvaluationReport Evaluation(string where, ReportJson json, LabelSchema schema)
    {
        var predictions = Predictions(where, json, schema);
        Require(json.Classes.SequenceEqual(schema.ClassNames, StringComparer.Ordinal), $"{where}.classes", $"{string.Join(", ", json.Classes)}, expected those of labels, {string.Join(", ", schema.ClassNames)}");
        var matrix = predictions.ToConfusionMatrix();
        var counted = Enumerable.Range(0, schema.ClassCount).Select(r => Enumerable.Range(0, schema.ClassCount).Select(c => matrix[r, c]));
        Require(json.ConfusionMatrix.Count == schema.ClassCount && json.ConfusionMatrix.Zip(counted).All(rows => rows.First.SequenceEqual(rows.Second)),
            $"{where}.confusionMatrix", "other counts than those of the predictions");
        Require(json.BalancedAccuracy is null ? double.IsNaN(matrix.BalancedAccuracy) : json.BalancedAccuracy == matrix.BalancedAccuracy,
            $"{where}.balancedAccuracy", FormattableString.Invariant($"{json.BalancedAccuracy}, expected that of the predictions, {matrix.BalancedAccuracy}"));
        var zero = Enum.TryParse<ZeroDivision>(json.ZeroDivision, out var division) && Enum.IsDefined(division)
            ? division : throw Bad($"at {where}.zeroDivision it has '{json.ZeroDivision}', expected one of {string.Join(", ", Enum.GetNames<ZeroDivision>())}.");
        var interval = json.BalancedAccuracyInterval;
        return Try($"{where}.decision.rule", () => EvaluationReport.Restored(predictions, new EvaluationReportOptions
        {
            SetName = json.Set,
            CrossEntropy = json.CrossEntropy ?? double.NaN,
            L2Penalty = json.L2Penalty ?? double.NaN,
            ZeroDivision = zero,
            Bootstrap = new BootstrapOptions { Resamples = interval.Resamples, Level = interval.Level, Method = interval.Method },
            Decision = json.Decision is { } decision ? Try($"{where}.decision.rule", () => ModelFileMetadata.ToCalibration(decision.Rule).Decision) : null,
            Metrics = json.Metrics.ToDictionary(m => m.Key, m => m.Value ?? double.NaN, StringComparer.Ordinal),
            Details = [.. json.Details],
        }, new ConfidenceInterval(matrix.BalancedAccuracy, interval.Lower ?? double.NaN, interval.Upper ?? double.NaN, interval.Level) { DefinedShare = interval.DefinedShare }));
    }

    private Predictions Predictions(string where, ReportJson json, LabelSchema schema)
    {
        var rows = json.Predictions;
        var labels = new int[rows.Count];
        var indices = schema.ClassNames.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        var probabilities = new List<float>(rows.Count * schema.ClassCount);
        for (var i = 0; i < rows.Count; i++)
        {
            Require(indices.TryGetValue(rows[i].Actual, out var index), $"{where}.predictions[{i}].actual", $"'{rows[i].Actual}', expected one of {string.Join(", ", schema.ClassNames)}");
            Require(rows[i].Probabilities.Count == schema.ClassCount, $"{where}.predictions[{i}].probabilities", $"{rows[i].Probabilities.Count} numbers, expected {schema.ClassCount}, one per class");
            labels[i] = index;
            probabilities.AddRange(rows[i].Probabilities);
        }

        return Try($"{where}.predictions", () => new Predictions(schema, [.. rows.Select(r => r.Image)], [.. rows.Select(r => r.Lesion)], labels, probabilities.ToArray()));
    }

    private static IEnumerable<IReadOnlyList<int>> Counts(LeakageJson json) => new[] { json.Validation, json.Test }
        .SelectMany(p => new[] { p.Images, p.Siblings, p.IdenticalFiles, p.NearDuplicates, p.Copies, p.Leaking });

    private DateOnly DateOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw Bad($"at date it has '{text}', expected a day such as 2026-05-31.");

    private T Try<T>(string where, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw Bad($"at {where}: {e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal)}", e);
        }
    }

    private void Require(bool holds, string where, string found)
    {
        if (!holds)
        {
            throw Bad($"at {where} it has {found}.");
        }
    }

    private FormatException Bad(string problem, Exception? cause = null) => new($"'{_path}' cannot be read as a report: {problem} {Remedy}", cause);
}
