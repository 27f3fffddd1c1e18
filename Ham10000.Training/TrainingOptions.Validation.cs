using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

public sealed partial record TrainingOptions
{
    /// <summary>Throws one exception with everything that is wrong with these options for the given fit.</summary>
    internal void Validate(FitFacts facts)
    {
        var problems = NullProblems().Concat(WithoutNulls().Problems(facts)).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(problems.Count == 1
                ? problems[0]
                : $"The fit has {problems.Count} problems:\n- {string.Join("\n- ", problems)}");
        }
    }

    private IEnumerable<string> Problems(FitFacts facts) =>
        SetProblems(facts)
            .Concat(SamplingProblems(facts))
            .Concat(ModelProblems(facts))
            .Concat(NumberProblems())
            .Concat(SpeedProblems(facts))
            .Concat(ObservingProblems())
            .Concat(Optimizer.Problems())
            .Concat(LearningProblems(facts))
            .Concat(MetricProblems(facts))
            .Concat(CallbackProblems(facts))
            .Concat(CheckpointProblems());

    private static IEnumerable<string> SetProblems(FitFacts facts)
    {
        if (facts.TrainingImages == 0)
        {
            yield return "The training set is empty. Expected at least one image.";
        }

        if (facts.ValidationImages == 0)
        {
            yield return "The validation set is empty. Expected at least one image, or null to train without validation.";
        }

        if (!facts.SameLabels)
        {
            yield return "The training and the validation set have different labels. Expected two parts of one split.";
        }
    }

    private IEnumerable<string> SamplingProblems(FitFacts facts) => Sampling is null
        ? ["Sampling is null. Expected a choice such as Sampling.EveryImage."]
        : facts.ClassCounts is { } counts && facts.TrainingImages > 0 ? Sampling.Problems(counts).Select(p => $"Sampling does not fit the training set: {p}.") : [];

    private IEnumerable<string> ModelProblems(FitFacts facts)
    {
        if (!facts.HasTrainableParameters && !(Phases is [{ Layers: not null }, ..] && !facts.IsEnsemble))
        {
            yield return facts.IsEnsemble
                ? "The model is an ensemble, which is not trained. Train its members and combine them again with Ensemble.Of."
                : "The model has no trainable parameters. Thaw some layers, such as with TrainLast.";
        }

        if (Preprocessing is { } p && (p.Height != facts.Height || p.Width != facts.Width))
        {
            yield return $"Preprocessing makes images of {p.Height}×{p.Width} (height×width) but the model takes {facts.Height}×{facts.Width}. Build the model with Input({p.Height}, {p.Width}), or change the preprocessing.";
        }
        else if (Preprocessing is { } other && facts.TrainedWith is { } held && !Agrees(other, held))
        {
            yield return "Preprocessing differs from what the model was trained with. Leave it null to go on with that, or train a new model.";
        }
    }

    // Statistics that are not fitted yet agree with any of their kind.
    private static bool Agrees(Preprocessing asked, Preprocessing held) => asked.IsFitted
        ? asked == held
        : asked.Standardization.Kind == held.Standardization.Kind && asked with { Standardization = held.Standardization } == held;

    private IEnumerable<string> NumberProblems()
    {
        if (Epochs < 1)
        {
            yield return $"Epochs is {Epochs}. Expected at least 1.";
        }

        if (BatchSize < 1)
        {
            yield return $"BatchSize is {BatchSize}. Expected at least 1.";
        }

        if (Threads < 1)
        {
            yield return $"Threads is {Threads}. Expected at least 1, or null for all processors.";
        }

        if (LoaderThreads < 1)
        {
            yield return $"LoaderThreads is {LoaderThreads}. Expected at least 1, or null for the loader's choice.";
        }

        if (PrefetchBatches < 1)
        {
            yield return $"PrefetchBatches is {PrefetchBatches}. Expected at least 1.";
        }
    }

    private IEnumerable<string> MetricProblems(FitFacts facts)
    {
        foreach (var same in Metrics.GroupBy(metric => metric.Name).Where(same => same.Count() > 1))
        {
            yield return $"Metrics holds {same.Count()} metrics named '{same.Key}'. Expected one of each name.";
        }

        if (facts.Reconstructor is { } model && Metrics.Count > 0)
        {
            yield return $"Metrics holds {string.Join(", ", Metrics.Select(metric => metric.Name))}, which score class probabilities, and {model} reconstructs images. Leave them out.";
        }
    }

    private IEnumerable<string> CallbackProblems(FitFacts facts)
    {
        foreach (var same in Callbacks.GroupBy(c => c, ReferenceEqualityComparer.Instance).Where(g => g.Count() > 1))
        {
            yield return $"Callbacks holds the same {same.Key!.GetType().Name} {same.Count()} times. Expected each callback once.";
        }

        var schedules = Callbacks.OfType<LearningRateSchedule>().Select(s => s.GetType().Name).ToList();
        if (schedules.Count > 1)
        {
            yield return $"Callbacks holds {schedules.Count} learning-rate schedules ({string.Join(", ", schedules)}). Expected at most one; they would overwrite each other's rate.";
        }

        foreach (var callback in Callbacks)
        {
            if (callback.Monitored is { } metric && MonitorProblem(callback.GetType().Name, metric, facts) is { } problem)
            {
                yield return problem;
            }
        }
    }

    private string? MonitorProblem(string callback, Metric metric, FitFacts facts)
    {
        if (facts.Reconstructor is { } model && metric != Metric.TrainingLoss && metric != Metric.ValidationLoss)
        {
            var loss = metric.Phase == MetricPhase.Validation && facts.ValidationImages is not null ? nameof(Metric.ValidationLoss) : nameof(Metric.TrainingLoss);
            return $"{callback} monitors {metric.Name} but {model} reconstructs images and has nothing but a loss. Monitor Metric.{loss}.";
        }

        if (metric.Phase == MetricPhase.Validation && facts.ValidationImages is null)
        {
            return $"{callback} monitors {metric.Name} but Fit was given no validation set. Pass one, or monitor the training {metric.Measure}.";
        }

        return metric.IsCustom && Metrics.All(m => m.Name != metric.Measure)
            ? $"{callback} monitors {metric.Name} but TrainingOptions.Metrics has no metric named '{metric.Measure}'. Add it there."
            : null;
    }
}
