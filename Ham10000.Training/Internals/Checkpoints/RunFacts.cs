using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What a run is about, by name and text: model, data, options, callbacks, library. A resumed run compares them with those of its checkpoint.</summary>
internal static class RunFacts
{
    internal const string Epochs = OptionPrefix + nameof(TrainingOptions.Epochs), Threads = "Threads";
    private const string OptionPrefix = "TrainingOptions.", SystemPrefix = "System, ", CallbackPrefix = "Callback ";

    // These change nothing about the weights that a fit ends with, or are compared in another way.
    private static readonly HashSet<string> MayDiffer =
    [
        nameof(TrainingOptions.Callbacks), nameof(TrainingOptions.Checkpoints), nameof(TrainingOptions.StopOnSignals), nameof(TrainingOptions.Logger),
        nameof(TrainingOptions.StoreProgress), nameof(TrainingOptions.LoaderThreads), nameof(TrainingOptions.PrefetchBatches), nameof(TrainingOptions.Threads),
        nameof(TrainingOptions.Progress), nameof(TrainingOptions.ProgressInterval), nameof(TrainingOptions.FeatureCacheBytes),
        nameof(TrainingOptions.Device),
    ];

    internal static Dictionary<string, string> Of(ModelSpec model, PatientEncoder? patient, ImageSet training, ImageSet? validation, Preprocessing preprocessing, TrainingOptions options, int threads)
    {
        var facts = new Dictionary<string, string>
        {
            ["Model"] = Architecture(model),
            ["Device"] = options.Device!.ToString(),
            [Threads] = threads.ToString(),
        };
        Add(facts, SetFingerprint.Of("Training set", training, preprocessing, patient));
        Add(facts, validation is null ? [new("Validation set, images", "none")] : SetFingerprint.Of("Validation set", validation, preprocessing, patient));
        Add(facts, OptionsOf(options));
        Add(facts, System());
        return facts;
    }

    /// <summary>The options that decide what a fit ends with, the callbacks that do more than observe among them.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> OptionsOf(TrainingOptions options) =>
        SettingsText.Named(options).Where(option => !MayDiffer.Contains(option.Key)).Select(option => KeyValuePair.Create(OptionPrefix + option.Key, option.Value))
            .Concat(options.Callbacks.Where(callback => !callback.OnlyObserves).Select((callback, i) => KeyValuePair.Create($"{CallbackPrefix}{i + 1}", SettingsText.OfCallback(callback))));

    /// <summary>What keeps a run from going on exactly, one line each.</summary>
    internal static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found, int epochsDone) =>
        Compare(expected, found).Where(name => !name.StartsWith(SystemPrefix, StringComparison.Ordinal) && name != Epochs).Select(name => Line(name, expected, found))
            .Concat(int.Parse(found[Epochs]) < epochsDone ? [$"{Epochs}: expected at least {epochsDone}, which are done, found {found[Epochs]}"] : []);

    /// <summary>What may keep it from ending bit for bit the same, and does not keep it from going on.</summary>
    internal static IEnumerable<string> Notes(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found) =>
        Compare(expected, found).Where(name => name.StartsWith(SystemPrefix, StringComparison.Ordinal)).Select(name => Line(name, expected, found));

    private static IEnumerable<string> Compare(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found) =>
        expected.Keys.Union(found.Keys).Where(name => expected.GetValueOrDefault(name) != found.GetValueOrDefault(name));

    private static string Line(string name, IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> found) =>
        $"{name}: expected {expected.GetValueOrDefault(name, "none")}, found {found.GetValueOrDefault(name, "none")}";

    // Layers may be frozen and thawed during a fit.
    private static string Architecture(ModelSpec spec)
    {
        var json = (spec with { Freezing = null, Backbone = spec.Backbone is null ? null : spec.Backbone with { TrainLast = null, Trained = null } }).ToJson();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8));
        return $"{spec.Name}, images {spec.Height}×{spec.Width}, {spec.Layers.Count} layers{(spec.Backbone is null ? "" : $" on {spec.Backbone.Start}")}, specification {hash}";
    }

    private static IEnumerable<KeyValuePair<string, string>> System() =>
    [
        new(SystemPrefix + "library", typeof(Trainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown"),
        new(SystemPrefix + "torch", $"{typeof(torch).Assembly.GetName().Name} {torch.__version__}"),
        new(SystemPrefix + "processor", ProcessorFacts.Text),
        new(SystemPrefix + "runtime", $"{RuntimeInformation.ProcessArchitecture} .NET {Environment.Version.Major}"),
    ];

    private static void Add(Dictionary<string, string> facts, IEnumerable<KeyValuePair<string, string>> more)
    {
        foreach (var (name, text) in more)
        {
            facts[name] = text;
        }
    }
}
