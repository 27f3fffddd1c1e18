using System.Text.Json.Serialization;

namespace Ham10000.Models;

/// <summary>Generated readers and writers of <see cref="TrainingSummary"/>. Not-a-number is written as a string.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TrainingSummary))]
internal sealed partial class TrainingSummaryJson : JsonSerializerContext;
