using System.Globalization;
using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What an ONNX file says about itself, so that others can use it without this library.</summary>
/// <param name="Sentence">What the model is, for people.</param>
/// <param name="Version">The version of this library.</param>
/// <param name="Metadata">Names and texts, for programs.</param>
internal sealed record OnnxDescription(string Sentence, string Version, IReadOnlyDictionary<string, string> Metadata)
{
    private const string Prefix = "ham10000.";

    public static OnnxDescription Of(ImageModel model, OnnxExportOptions options)
    {
        var (labels, preprocessing) = (model.Labels, model.Preprocessing!);
        var (input, output) = (Input(preprocessing, options.Input), Output(model, options.Output));
        var saved = new ModelFileMetadata(model.Spec, labels, preprocessing, model.BackboneStart, null) { Patient = model.Patient, Calibration = model.Calibration }.ToDictionary();
        var metadata = ModelFileMetadata.KeysForOthers.Where(saved.ContainsKey).ToDictionary(key => key, key => saved[key]);
        if (labels is not null)
        {
            metadata[$"{Prefix}class_names"] = JsonSerializer.Serialize([.. labels.ClassNames], ModelFileJson.Default.StringArray);
        }

        metadata[$"{Prefix}image_height"] = preprocessing.Height.ToString(CultureInfo.InvariantCulture);
        metadata[$"{Prefix}image_width"] = preprocessing.Width.ToString(CultureInfo.InvariantCulture);
        metadata[$"{Prefix}input"] = input.Description;
        var patient = model.Patient is { } encoder ? PatientInput(encoder) : null;
        if (patient is not null)
        {
            metadata[$"{Prefix}patient_input"] = patient.Description;
            metadata[$"{Prefix}patient_names"] = JsonSerializer.Serialize([.. model.Patient!.Names], ModelFileJson.Default.StringArray);
        }

        metadata[$"{Prefix}output"] = output.Description;
        return new OnnxDescription($"{model.Spec.Name} {(labels is null ? "reconstructs an image" : $"tells {labels.Target} from an image")}. Input: {input.Description}{(patient is null ? "" : $" Second input: {patient.Description}")} Output: {output.Description}",
            saved[ModelFileMetadata.VersionKey], metadata);
    }

    public static OnnxPort Input(Preprocessing preprocessing, OnnxInput input)
    {
        var (height, width) = (preprocessing.Height, preprocessing.Width);
        return input == OnnxInput.Pixels
            ? new OnnxPort("images", OnnxElement.Byte, [height, width, 3],
                $"uint8 RGB images (N, {height}, {width}, 3), grey levels 0 to 255, resized to {height}×{width} before ({Resizing(preprocessing)}).")
            : new OnnxPort("images", OnnxElement.Float, [3, height, width],
                $"float32 RGB images (N, 3, {height}, {width}), {Steps(preprocessing)}resized to {height}×{width} ({Resizing(preprocessing)}) and standardised before.");
    }

    /// <summary>The second input of a model that joins patient data.</summary>
    public static OnnxPort PatientInput(PatientEncoder encoder)
    {
        var age = encoder.Columns.HasFlag(PatientColumns.Age)
            ? string.Create(CultureInfo.InvariantCulture, $"; age is (years - {encoder.AgeMeanYears:R}) / {encoder.AgeDeviationYears:R}, and 0 where it is missing")
            : "";
        return new OnnxPort("patient", OnnxElement.Float, [encoder.Length],
            $"float32 patient data (N, {encoder.Length}), 1 for what holds and 0 for what does not{age}. In order: {string.Join(", ", encoder.Names)}.");
    }

    public static OnnxPort Output(ImageModel model, OnnxOutput output) => model.Labels is { } labels ? Output(labels, output, model.Calibration.Temperature)
        : new OnnxPort("reconstruction", OnnxElement.Float, [3, model.Height, model.Width],
            $"float32 RGB images (N, 3, {model.Height}, {model.Width}), standardised as the network's own input is.");

    private static OnnxPort Output(LabelSchema labels, OnnxOutput output, double temperature)
    {
        var by = temperature == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" of these logits / {temperature}");
        var classes = string.Join(", ", labels.ClassNames);
        return output == OnnxOutput.Probabilities
            ? new OnnxPort("probabilities", OnnxElement.Float, [labels.ClassCount], $"float32 class probabilities (N, {labels.ClassCount}): {classes}.")
            : new OnnxPort("logits", OnnxElement.Float, [labels.LogitCount], labels.Kind == LabelKind.Binary
                ? $"float32 logits (N, 1); {Function("sigmoid", by)} is the probability of {labels.ClassNames[1]} rather than {labels.ClassNames[0]}."
                : $"float32 logits (N, {labels.LogitCount}); {Function("softmax", by)} gives the class probabilities: {classes}.");
    }

    private static string Function(string name, string by) => by.Length == 0 ? $"their {name}" : $"the {name}{by}";

    private static string Steps(Preprocessing preprocessing) =>
        (preprocessing.HairRemoval is null ? "" : "freed from hairs, ") + (preprocessing.ColorConstancy is null ? "" : "balanced in colour, ");

    private static string Resizing(Preprocessing preprocessing) => $"{preprocessing.Resize}, {preprocessing.Interpolation}, antialiased";
}
