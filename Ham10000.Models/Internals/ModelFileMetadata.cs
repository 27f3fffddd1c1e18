using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What a model file says in its metadata: everything about the model but its weights.</summary>
internal sealed record ModelFileMetadata(ModelSpec Spec, LabelSchema? Labels, Preprocessing Preprocessing, WeightsOrigin BackboneStart, string? TrainingSummary)
{
    private const string Format = "1";

    // Versions that know format 1 alone would leave out the steps before resizing, and say nothing.
    private const string FormatWithImageSteps = "2";

    // Versions that know formats 1 and 2 alone would give other probabilities and decisions, and say nothing.
    private const string FormatWithCalibration = "3";

    // Versions that know formats 1 to 3 alone could not weigh decisions by what they cost.
    private const string FormatWithCosts = "4";

    // A specification is a few kilobytes; a longer one is an attack on whoever builds it.
    private const int LongestText = 1 << 20;

    private const string FormatKey = "ham10000.format";
    internal const string VersionKey = "ham10000.version";
    internal const string SpecKey = "ham10000.spec";
    private const string LabelsKey = "ham10000.labels";
    private const string PreprocessingKey = "ham10000.preprocessing";
    private const string BackboneStartKey = "ham10000.backbone_start";
    internal const string CalibrationKey = "ham10000.calibration";
    private const string TrainingKey = "ham10000.training";
    private const string PatientKey = "ham10000.patient";

    /// <summary>The keys that mean something outside this library's own files.</summary>
    public static readonly string[] KeysForOthers = [VersionKey, SpecKey, LabelsKey, PreprocessingKey, PatientKey, CalibrationKey];

    /// <summary>Of a model that joins patient data.</summary>
    public PatientEncoder? Patient { get; init; }

    public ModelCalibration Calibration { get; init; } = ModelCalibration.None;

    public Dictionary<string, string> ToDictionary()
    {
        var texts = new Dictionary<string, string>
        {
            [FormatKey] = FormatOf(),
            [VersionKey] = LibraryVersion(),
            [SpecKey] = Spec.ToJson(),
            [PreprocessingKey] = JsonSerializer.Serialize(ToJson(Preprocessing), ModelFileJson.Default.PreprocessingJson),
            [BackboneStartKey] = JsonSerializer.Serialize(new BackboneStartJson(BackboneStart.Kind, BackboneStart.File, BackboneStart.Model), ModelFileJson.Default.BackboneStartJson),
        };
        if (Labels is not null)
        {
            texts[LabelsKey] = JsonSerializer.Serialize(new LabelsJson(Labels.Target, Labels.Kind, [.. Labels.ClassNames]), ModelFileJson.Default.LabelsJson);
        }

        if (Patient is { } patient)
        {
            texts[PatientKey] = JsonSerializer.Serialize(new PatientJson(patient.Columns, patient.AgeMeanYears, patient.AgeDeviationYears), ModelFileJson.Default.PatientJson);
        }

        if (!Calibration.IsNone)
        {
            texts[CalibrationKey] = JsonSerializer.Serialize(ToJson(Calibration), ModelFileJson.Default.CalibrationJson);
        }

        if (TrainingSummary is not null)
        {
            texts[TrainingKey] = TrainingSummary;
        }

        return texts;
    }

    public static ModelFileMetadata Read(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue(FormatKey, out var format))
        {
            throw new ModelFormatException(file.Path, $"{file.Path} holds weights but no model: its metadata has no {FormatKey}. "
                + "Expected a file that ImageModel.Save wrote; to start a backbone from bare weights, use PretrainedWeights.FromFile.", null);
        }

        if (format is not (Format or FormatWithImageSteps or FormatWithCalibration or FormatWithCosts))
        {
            throw new ModelFormatException(file.Path, $"{file.Path} is a model file of format {Text.Quote(format)}, written by version "
                + $"{Text.Shorten(file.Metadata.GetValueOrDefault(VersionKey, "unknown"))} of this library; this version reads formats {Format} to {FormatWithCosts}. Update the library.", null);
        }

        var spec = At(file, SpecKey, ModelSpec.FromJson);
        return new ModelFileMetadata(
            spec,
            spec.Reconstructs && !file.Metadata.ContainsKey(LabelsKey) ? null : At(file, LabelsKey, text => ToLabels(Parse(text, ModelFileJson.Default.LabelsJson))),
            At(file, PreprocessingKey, text => ToPreprocessing(Parse(text, ModelFileJson.Default.PreprocessingJson))),
            At(file, BackboneStartKey, text => ToOrigin(Parse(text, ModelFileJson.Default.BackboneStartJson))),
            file.Metadata.GetValueOrDefault(TrainingKey))
        {
            Patient = file.Metadata.ContainsKey(PatientKey) ? At(file, PatientKey, text => ToPatient(Parse(text, ModelFileJson.Default.PatientJson))) : null,
            Calibration = file.Metadata.ContainsKey(CalibrationKey) ? At(file, CalibrationKey, text => ToCalibration(Parse(text, ModelFileJson.Default.CalibrationJson))) : ModelCalibration.None,
        };
    }

    // The lowest that says all that is in the file, so that older versions read what they can honour.
    private string FormatOf() => Calibration.Decision.Costs is not null ? FormatWithCosts
        : !Calibration.IsNone ? FormatWithCalibration
        : Preprocessing.HasImageSteps ? FormatWithImageSteps
        : Format;

    private static T At<T>(SafetensorsFile file, string key, Func<string, T> read)
    {
        if (!file.Metadata.TryGetValue(key, out var text))
        {
            throw new ModelFormatException(file.Path, $"{file.Path}: the metadata has no {key}. Expected a file that ImageModel.Save wrote.", null);
        }

        if (text.Length > LongestText)
        {
            throw new ModelFormatException(file.Path, $"{file.Path}: {key} has {text.Length:N0} characters; expected at most {LongestText:N0}.", null);
        }

        try
        {
            return read(text);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or ModelFormatException)
        {
            throw new ModelFormatException(file.Path, $"{file.Path}: {key} cannot be used: {e.Message}", e);
        }
    }

    private static T Parse<T>(string json, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("Expected an object, found null.");

    private static LabelSchema ToLabels(LabelsJson json)
        => Enum.IsDefined(json.Kind) ? new LabelSchema(json.Target, json.Kind, json.ClassNames) : throw new JsonException($"{json.Kind} is not a kind of labels that is known.");

    private static PatientEncoder ToPatient(PatientJson json)
    {
        var encoder = new PatientEncoder { Columns = json.Columns, AgeMeanYears = json.AgeMeanYears, AgeDeviationYears = json.AgeDeviationYears };
        encoder.Validate();
        return encoder;
    }

    private static WeightsOrigin ToOrigin(BackboneStartJson json)
        => Enum.IsDefined(json.Kind) ? new WeightsOrigin(json.Kind, json.File) { Model = json.Model } : throw new JsonException($"{json.Kind} is not a start that is known.");

    internal static CalibrationJson ToJson(ModelCalibration calibration) => new(
        calibration.Temperature,
        calibration.Decision.Thresholds.Count > 0 ? new Dictionary<string, double>(calibration.Decision.Thresholds) : null,
        calibration.Decision.MinimumConfidence > 0 ? calibration.Decision.MinimumConfidence : null,
        calibration.Decision.Costs is { } costs ? ToJson(costs) : null);

    private static CostsJson ToJson(CostMatrix costs) => new(
        [.. costs.ClassNames],
        [.. Enumerable.Range(0, costs.ClassCount).Select(actual => costs.Costs.Slice(actual * costs.ClassCount, costs.ClassCount).ToArray())],
        costs.Undecided);

    internal static ModelCalibration ToCalibration(CalibrationJson json) => new()
    {
        Temperature = json.Temperature,
        Decision = new DecisionRule { Thresholds = json.Thresholds ?? [], MinimumConfidence = json.MinimumConfidence ?? 0, Costs = json.Costs is { } costs ? ToCosts(costs) : null },
    };

    private static CostMatrix ToCosts(CostsJson json) => new(json.ClassNames, json.Costs) { Undecided = json.Undecided };

    private static PreprocessingJson ToJson(Preprocessing preprocessing) => new(
        preprocessing.Height, preprocessing.Width, preprocessing.Resize, preprocessing.Interpolation, preprocessing.Standardization.Kind,
        ToArray(preprocessing.Standardization.Mean),
        ToArray(preprocessing.Standardization.Deviation),
        preprocessing.HairRemoval is { } hair ? new HairRemovalJson(hair.Width, hair.MinimumLength, hair.Contrast) : null,
        preprocessing.ColorConstancy is { } colors ? new ColorConstancyJson(colors.Power) : null);

    private static Preprocessing ToPreprocessing(PreprocessingJson json)
    {
        var preprocessing = new Preprocessing
        {
            Height = json.Height,
            Width = json.Width,
            Resize = json.Resize,
            Interpolation = json.Interpolation,
            Standardization = new Standardization { Kind = json.Standardization, Mean = ToValues(json.Mean), Deviation = ToValues(json.Deviation) },
            HairRemoval = json.HairRemoval is { } hair ? new HairRemoval { Width = hair.Width, MinimumLength = hair.MinimumLength, Contrast = hair.Contrast } : null,
            ColorConstancy = json.ColorConstancy is { } colors ? new ColorConstancy { Power = colors.Power } : null,
        };
        preprocessing.Validate();
        return preprocessing.IsFitted ? preprocessing : throw new JsonException($"{json.Standardization} needs a mean and a deviation, and there are none.");
    }

    private static float[]? ToArray(ChannelValues? values) => values is { } v ? [v.Red, v.Green, v.Blue] : null;

    private static ChannelValues? ToValues(float[]? values) => values is null ? null
        : values is [var red, var green, var blue] ? new ChannelValues(red, green, blue)
        : throw new JsonException($"Expected 3 values, one per channel, found {values.Length}.");

    private static string LibraryVersion()
        => typeof(ModelFileMetadata).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
