using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ham10000.Evaluation;

/// <summary>The shape of a comparison's JSON.</summary>
internal sealed record ComparisonJson
{
    public required string Format { get; init; }

    public required string First { get; init; }

    public required string Second { get; init; }

    public required int Images { get; init; }

    public required int Lesions { get; init; }

    public required int OnlyInFirst { get; init; }

    public required int OnlyInSecond { get; init; }

    public required string Verdict { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required int Resamples { get; init; }

    public required IReadOnlyList<ScoreDifference> Scores { get; init; }

    public required IReadOnlyList<ScoreDifference> Recalls { get; init; }

    public required IReadOnlyList<ClassAgreement> Agreement { get; init; }

    public required McNemarResult McNemar { get; init; }

    public required IReadOnlyList<SettingDifference> Settings { get; init; }

    public required IReadOnlyList<SettingDifference> Versions { get; init; }

    public static string Write(ReportComparison comparison) => JsonSerializer.Serialize(Of(comparison), ComparisonJsonContext.Default.ComparisonJson) + "\n";

    private static ComparisonJson Of(ReportComparison c) => new()
    {
        Format = "ham10000.comparison/1",
        First = c.FirstName,
        Second = c.SecondName,
        Images = c.FirstPredictions.Count,
        Lesions = c.FirstPredictions.LesionCount,
        OnlyInFirst = c.OnlyInFirst,
        OnlyInSecond = c.OnlyInSecond,
        Verdict = c.Verdict,
        Warnings = c.Warnings,
        Resamples = c.Resamples,
        Scores = c.Scores,
        Recalls = c.Recalls,
        Agreement = c.Agreement,
        McNemar = c.McNemar,
        Settings = c.Settings,
        Versions = c.Versions,
    };
}

/// <summary>Writes the shape without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, Converters = [typeof(NullableNumber)])]
[JsonSerializable(typeof(ComparisonJson))]
internal sealed partial class ComparisonJsonContext : JsonSerializerContext;
