using System.Text.Json.Serialization;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>A <see cref="LabelSchema"/> in a model file.</summary>
internal sealed record LabelsJson(string Target, LabelKind Kind, string[] ClassNames);

/// <summary>A fitted <see cref="Preprocessing"/> in a model file; mean and deviation are grey levels of red, green and blue.</summary>
internal sealed record PreprocessingJson(
    int Height, int Width, ResizeMode Resize, Interpolation Interpolation, StandardizationKind Standardization, float[] Mean, float[] Deviation);

/// <summary>A <see cref="WeightsOrigin"/> in a model file.</summary>
internal sealed record BackboneStartJson(WeightsOriginKind Kind, string? File = null);

/// <summary>Generated readers and writers of what a model file's metadata holds beside the specification.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(LabelsJson))]
[JsonSerializable(typeof(PreprocessingJson))]
[JsonSerializable(typeof(BackboneStartJson))]
internal sealed partial class ModelFileJson : JsonSerializerContext;
