using Ham10000.Dataset;
using Ham10000.Evaluation;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    private IEnumerable<string> NullProblems()
    {
        (string Name, bool IsNull, string Expected)[] settings =
        [
            (nameof(Optimizer), Optimizer is null, "a choice such as Optimizer.Adam()"),
            (nameof(Augmentation), Augmentation is null, "a choice such as Augmentation.None"),
            (nameof(Callbacks), Callbacks is null, "callbacks, or an empty list for none"),
            (nameof(Metrics), Metrics is null, "metrics, or an empty list for none"),
            (nameof(Phases), Phases is null, "phases, or an empty list for none"),
        ];
        (string Name, bool HasNull)[] lists =
        [
            (nameof(Callbacks), Callbacks?.Contains(null!) ?? false), (nameof(Metrics), Metrics?.Contains(null!) ?? false), (nameof(Phases), Phases?.Contains(null!) ?? false),
        ];
        return settings.Where(setting => setting.IsNull).Select(setting => $"{setting.Name} is null. Expected {setting.Expected}.")
            .Concat(lists.Where(list => list.HasNull).Select(list => $"{list.Name} holds null. Leave it out."));
    }

    /// <summary>The options with something in place of each null, so that everything else can be checked too.</summary>
    private TrainingOptions WithoutNulls() => this with
    {
        Optimizer = Optimizer ?? Optimizer.Adam(),
        Augmentation = Augmentation ?? Augmentation.None,
        Callbacks = [.. Callbacks?.OfType<TrainingCallback>() ?? []],
        Metrics = [.. Metrics?.OfType<IMetric>() ?? []],
        Phases = [.. Phases?.OfType<TrainingPhase>() ?? []],
    };
}
