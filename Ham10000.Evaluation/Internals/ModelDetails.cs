using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>What a report says of the model itself.</summary>
internal static class ModelDetails
{
    public static KeyValuePair<string, string>[] Of(ImageModel model, ImageSet set, TestTimeAugmentation? views = null)
    {
        var preprocessing = model.Preprocessing!;
        return
        [
            new("model", model.Spec.Name),
            new("parameters", $"{Display.Count(model.ParameterCount)}, of which {Display.Count(model.TrainableParameterCount)} trainable"),
            new("backbone start", model.BackboneStart.ToString()),
            new("input", PreprocessingText.Size(preprocessing) + ImageSteps(preprocessing)),
            new("standardisation", Standardisation(preprocessing.Standardization)),
            .. Patients(model, set),
            .. Views(model, views),
            new("device", model.Device.ToString()),
        ];
    }

    private static IEnumerable<KeyValuePair<string, string>> Views(ImageModel model, TestTimeAugmentation? views) => views is null or { IsNone: true } ? []
        : [new("test-time augmentation", $"mean {(views.Mean == ViewMean.Logits ? "logit" : "probability")} of {views.CountFor(model.Height, model.Width)} views")];

    // Age and sex themselves never reach a report.
    private static IEnumerable<KeyValuePair<string, string>> Patients(ImageModel model, ImageSet set) => model.Patient is not { } encoder ? []
        : encoder.CoverageOf(set) is var coverage ? [new("patient data", string.Join(' ', [$"{encoder.Columns.ToString().ToLowerInvariant()}; {coverage}.", .. coverage.Warnings]))] : [];

    private static string ImageSteps(Preprocessing preprocessing) =>
        (preprocessing.HairRemoval is null ? "" : ", hair removed")
        + (preprocessing.ColorConstancy is { } colors ? FormattableString.Invariant($", colour constancy of power {colors.Power}") : "");

    private static string Standardisation(Standardization standardization) => standardization.IsPerImage
        ? $"each image by its own mean and deviation{(standardization.Kind == StandardizationKind.PerImagePerChannel ? ", per channel" : "")}"
        : $"mean {Grey(standardization.Mean)}, deviation {Grey(standardization.Deviation)} (grey levels)";

    private static string Grey(ChannelValues? values) => values is not { } v ? Display.Missing
        : FormattableString.Invariant(v.Red == v.Green && v.Green == v.Blue ? (FormattableString)$"{v.Red:0.00}" : $"{v.Red:0.00} {v.Green:0.00} {v.Blue:0.00}");
}
