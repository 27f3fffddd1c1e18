using System.Text.Json.Serialization;

namespace Ham10000.Dataset;

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BalanceManifest))]
internal sealed partial class BalanceManifestContext : JsonSerializerContext;
