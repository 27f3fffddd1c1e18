using System.Text.Json.Serialization;
using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>The shape of a <see cref="Report"/>'s JSON. What the page draws from the predictions (ROC and precision-recall curves) follows from those here.</summary>
internal sealed record RunJson
{
    public const string CurrentFormat = "ham10000.report/1";

    public required string Format { get; init; }

    public required string Title { get; init; }

    public required string? Date { get; init; }

    public required string Data { get; init; }

    public required LabelsJson Labels { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required ReportJson Test { get; init; }

    public required ReportJson? Validation { get; init; }

    public required ScoreIntervals? Intervals { get; init; }

    /// <summary>How often the model is right where it is so sure, by the class it gives.</summary>
    public required ReliabilityCurve Reliability { get; init; }

    public required SubgroupTable? Subgroups { get; init; }

    public required MalignancyJson? Malignancy { get; init; }

    public required LeakageJson? Leakage { get; init; }

    public required IReadOnlyList<PartSummary> Parts { get; init; }

    public required IReadOnlyList<MistakeJson> Mistakes { get; init; }

    public required CurvesJson? Curves { get; init; }

    /// <summary>An object, whose names follow in their order.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}

/// <summary>What is predicted.</summary>
internal sealed record LabelsJson(string Target, LabelKind Kind, IReadOnlyList<string> Classes)
{
    public static LabelsJson Of(LabelSchema schema) => new(schema.Target, schema.Kind, schema.ClassNames);
}

/// <summary>How the training went.</summary>
internal sealed record CurvesJson(string Title, IReadOnlyList<EpochRecord> Epochs, IReadOnlyDictionary<string, string> Settings);

/// <summary>How malignant is told from benign; the rule is that of the test part's decision, or the most probable class.</summary>
internal sealed record MalignancyJson(BinaryScores BySum, BinaryScores ByDiagnosis, int Disagreements, int Count);

/// <summary>A mistake; its picture is in the page alone.</summary>
internal sealed record MistakeJson(string Image, string Lesion, string Actual, string Predicted, double Probability, double ActualProbability, string Method);

/// <summary>Writes and reads the shape without reflection. A name that the shape lacks, and one that is there twice, are errors.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(NullableNumber)])]
[JsonSerializable(typeof(RunJson))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
