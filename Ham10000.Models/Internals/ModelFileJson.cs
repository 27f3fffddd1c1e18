using System.Text.Json.Serialization;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>A <see cref="LabelSchema"/> in a model file.</summary>
internal sealed record LabelsJson(string Target, LabelKind Kind, string[] ClassNames);

/// <summary>A fitted <see cref="Preprocessing"/> in a model file; mean and deviation are grey levels of red, green and blue, absent where
/// each image has its own. A step that this version does not know is an error: without it, predictions would be wrong.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PreprocessingJson(
    int Height,
    int Width,
    ResizeMode Resize,
    Interpolation Interpolation,
    StandardizationKind Standardization,
    float[]? Mean = null,
    float[]? Deviation = null,
    HairRemovalJson? HairRemoval = null,
    ColorConstancyJson? ColorConstancy = null);

/// <summary>A <see cref="Dataset.HairRemoval"/> in a model file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record HairRemovalJson(double Width, double MinimumLength, int Contrast);

/// <summary>A <see cref="Dataset.ColorConstancy"/> in a model file; the power may be "Infinity".</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ColorConstancyJson([property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Power);

/// <summary>A fitted <see cref="PatientEncoder"/> in a model file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PatientJson(PatientColumns Columns, double AgeMeanYears, double AgeDeviationYears);

/// <summary>A <see cref="ModelCalibration"/> in a model file; thresholds, confidence and costs are absent where there are none.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CalibrationJson(double Temperature, Dictionary<string, double>? Thresholds = null, double? MinimumConfidence = null, CostsJson? Costs = null);

/// <summary>A <see cref="CostMatrix"/> in a model file: a row of costs per true class.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record CostsJson(string[] ClassNames, double[][] Costs, double? Undecided = null);

/// <summary>A <see cref="WeightsOrigin"/> in a model file.</summary>
internal sealed record BackboneStartJson(WeightsOriginKind Kind, string? File = null, string? Model = null);

/// <summary>Generated readers and writers of what a model file's metadata holds beside the specification.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(LabelsJson))]
[JsonSerializable(typeof(PreprocessingJson))]
[JsonSerializable(typeof(CalibrationJson))]
[JsonSerializable(typeof(BackboneStartJson))]
[JsonSerializable(typeof(PatientJson))]
internal sealed partial class ModelFileJson : JsonSerializerContext;
