using System.Globalization;
using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>The settings of a fit that a reader needs to repeat it, by the names of <see cref="TrainingOptions"/>.</summary>
internal static class FitSettings
{
    private const string Prefix = nameof(TrainingOptions) + ".";

    // Said beside, as they turned out; or said of the model.
    private static readonly HashSet<string> SaidElsewhere = [nameof(TrainingOptions.Precision), nameof(TrainingOptions.Preprocessing)];

    internal static KeyValuePair<string, string>[] Of(
        TrainingOptions options, ImageSet training, ImageSet? validation, int threads, Precision precision, string device, string ended) =>
    [
        .. RunFacts.OptionsOf(options).Select(pair => KeyValuePair.Create(WithoutPrefix(pair.Key), pair.Value)).Where(pair => !SaidElsewhere.Contains(pair.Key)),
        new(nameof(TrainingOptions.Precision), options.Precision == precision ? $"{precision}" : $"{options.Precision}, which chose {precision}"),
        new(nameof(TrainingOptions.Threads), Number(threads)),
        new(nameof(TrainingOptions.Device), device),
        new("training images", Number(training.Count)),
        new("validation images", validation is null ? "none" : Number(validation.Count)),
        new("ended", ended),
    ];

    private static string WithoutPrefix(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
