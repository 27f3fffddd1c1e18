using System.Text.Json.Serialization;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>Generated readers and writers of a checkpoint's texts. Not-a-number and the infinities are written as strings.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, string?>>))]
[JsonSerializable(typeof(List<EpochRecord>))]
[JsonSerializable(typeof(List<string>))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
