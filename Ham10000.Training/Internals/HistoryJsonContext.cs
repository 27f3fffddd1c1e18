using System.Text.Json.Serialization;

namespace Ham10000.Training.Internals;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(NamedTexts)])]
[JsonSerializable(typeof(TrainingHistory))]
internal sealed partial class HistoryJsonContext : JsonSerializerContext;
