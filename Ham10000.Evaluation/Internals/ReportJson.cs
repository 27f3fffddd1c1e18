using System.Text.Json.Serialization;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>The shape of a report's JSON. JSON has no NaN, so an undefined number is null.</summary>
internal sealed record ReportJson
{
    public required string Format { get; init; }

    public required string Set { get; init; }

    public required string Target { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    public required int Images { get; init; }

    public required int Lesions { get; init; }

    public required double? Accuracy { get; init; }

    public required double? BalancedAccuracy { get; init; }

    public required IntervalJson BalancedAccuracyInterval { get; init; }

    public required double? Loss { get; init; }

    public required double? CrossEntropy { get; init; }

    public required double? L2Penalty { get; init; }

    public required string MajorityClass { get; init; }

    public required double? MajorityAccuracy { get; init; }

    public required IReadOnlyDictionary<string, double?> Metrics { get; init; }

    /// <summary>Row: true class; column: predicted class.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> ConfusionMatrix { get; init; }

    public required IReadOnlyList<ScoresJson> ClassScores { get; init; }

    public required ScoresJson MicroAverage { get; init; }

    public required ScoresJson MacroAverage { get; init; }

    public required ScoresJson WeightedAverage { get; init; }

    public required string ZeroDivision { get; init; }

    public required DecisionJson? Decision { get; init; }

    public required IReadOnlyDictionary<string, string> Details { get; init; }

    public required IReadOnlyList<PredictionJson> Predictions { get; init; }
}

/// <summary>What a rule decided; rows of the matrix are true classes.</summary>
internal sealed record DecisionJson(
    string Words, CalibrationJson Rule, IReadOnlyList<IReadOnlyList<long>> ConfusionMatrix, IReadOnlyList<long> Undecided, double? Coverage, double? Accuracy,
    double? AccuracyOfDecided, double? BalancedAccuracy, double? BalancedAccuracyOfDecided, double? MeanCost, double? MeanCostOfMostProbable);

/// <summary>An interval and how it was drawn.</summary>
internal sealed record IntervalJson(double? Lower, double? Upper, double Level, double DefinedShare, int Resamples, BootstrapMethod Method);

/// <summary>A row of the classification report.</summary>
internal sealed record ScoresJson(string Name, double? Precision, double? Recall, double? F1, long Support);

/// <summary>One image.</summary>
internal sealed record PredictionJson(string Image, string Lesion, string Actual, string Predicted, [property: JsonConverter(typeof(OneLineNumbers))] IReadOnlyList<float> Probabilities);

/// <summary>Writes the shape without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReportJson))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
