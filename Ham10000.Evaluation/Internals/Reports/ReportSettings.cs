using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>The settings that repeat a run, each name once: what the caller says, the model, the training, the split, the evaluation.</summary>
internal static class ReportSettings
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(EvaluationReport test, ReportContext context, ReportOptions options)
    {
        KeyValuePair<string, string>[] all =
        [
            .. context.Settings,
            .. context.Model is { } model ? OfModel(model) : [],
            .. context.Curves?.Settings ?? [],
            .. context.Split?.Options is { } split ? [new("split", Of(split))] : (KeyValuePair<string, string>[])[],
            new("evaluation views", options.Evaluation.TestTimeAugmentation.ToString()),
            new("undefined scores count as", test.ClassificationReport.ZeroDivision.ToString()),
            new("intervals", Of(options.Evaluation.Bootstrap)),
        ];
        return [.. all.DistinctBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    private static KeyValuePair<string, string>[] OfModel(ImageModel model) =>
    [
        new("model", model.Spec.Name),
        new("parameters", $"{Display.Count(model.ParameterCount)}, of which {Display.Count(model.TrainableParameterCount)} trainable"),
        new("backbone start", model.BackboneStart.File is { } file ? $"{model.BackboneStart} ({file})" : model.BackboneStart.ToString()),
        new("preprocessing", PreprocessingText.Of(model.Preprocessing)),
        new("calibration", $"{model.Calibration}"),
        new("architecture", model.Spec.ToJson()),
    ];

    private static string Of(BootstrapOptions bootstrap) => FormattableString.Invariant(
        $"{(bootstrap.Method == BootstrapMethod.Percentile ? "percentile bootstrap" : "bias-corrected accelerated bootstrap")} over lesions, {bootstrap.Resamples} resamples, level {bootstrap.Level}, seed {bootstrap.Seed}");

    private static string Of(SplitOptions split)
    {
        var parts = FormattableString.Invariant($"train {split.Train}, validation {split.Validation}, test {split.Test}, seed {split.Seed}, {(split.Stratified ? "stratified" : "not stratified")}");
        var official = split.UseOfficial == OfficialUse.Ignore ? "" : $", official parts {split.UseOfficial}, images without one {split.OnUnassigned}";
        var together = split.KeepTogether.Count == 0 ? "" : $", {split.KeepTogether.Count.ToString(CultureInfo.InvariantCulture)} pairs kept together";
        return $"by {split.Unit.ToString().ToLowerInvariant()}, {parts}{official}{together}";
    }
}
