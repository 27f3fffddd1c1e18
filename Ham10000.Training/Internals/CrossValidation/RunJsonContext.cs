using System.Text.Json.Serialization;

namespace Ham10000.Training.Internals;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(StoredFold))]
[JsonSerializable(typeof(StoredMember))]
internal sealed partial class RunJsonContext : JsonSerializerContext;
