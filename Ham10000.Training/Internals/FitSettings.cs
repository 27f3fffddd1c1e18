using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;

namespace Ham10000.Training.Internals;

/// <summary>The settings of a fit that a reader needs to repeat it, by the names of <see cref="TrainingOptions"/>.</summary>
internal static class FitSettings
{
    private const string Prefix = nameof(TrainingOptions) + ".";

    // A list of a weight per image is told apart by its hash; nobody reads it.
    private const int LongestValue = 2000;

    // Said beside, as they turned out; or said of the model.
    private static readonly HashSet<string> SaidElsewhere = [nameof(TrainingOptions.Precision), nameof(TrainingOptions.Preprocessing)];

    /// <summary>The options that decide what a fit ends with, callbacks among them. Taken before the first hook, which may change what callbacks hold.</summary>
    internal static KeyValuePair<string, string>[] Of(TrainingOptions options)
    {
        try
        {
            return [.. RunFacts.OptionsOf(options).Select(pair => KeyValuePair.Create(WithoutPrefix(pair.Key), Short(pair.Value))).Where(pair => !SaidElsewhere.Contains(pair.Key))];
        }
        catch (Exception e)
        {
            // A property of a callback or loss of the user's own; no reason not to train.
            return [new("options", $"cannot be told: {(e.InnerException ?? e).Message}")];
        }
    }

    /// <summary>What is known when the fit has begun, or ended.</summary>
    internal static KeyValuePair<string, string>[] Of(ImageSet training, ImageSet? validation, int threads, NumericPrecision asked, NumericPrecision precision, string device, string ended) =>
    [
        new(nameof(TrainingOptions.Precision), asked == precision ? $"{precision}" : $"{asked}, which chose {precision}"),
        new(nameof(TrainingOptions.Threads), Number(threads)),
        new(nameof(TrainingOptions.Device), device),
        new("training images", Number(training.Count)),
        new("validation images", validation is null ? "none" : Number(validation.Count)),
        new("ended", ended),
    ];

    private static string WithoutPrefix(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    private static string Short(string value) => value.Length <= LongestValue ? value
        : $"{value[..LongestValue]}… ({Number(value.Length)} characters, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))})";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
