using System.Globalization;
using Ham10000.Dataset;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Some epochs of a fit with settings of their own. What a phase leaves null is as in <see cref="TrainingOptions"/>, whatever earlier phases set.</summary>
/// <remarks>
/// A phase that trains other layers than the one before it, or has another optimiser or loss, starts with a new optimiser: its moments are those of another problem. One
/// that changes nothing but rate or augmentation goes on with the optimiser as it is. At its start the learning rate becomes <see cref="LearningRate"/>, or the optimiser's; schedules go on
/// from there. Order, augmentation and dropout go on as if there were no phases.
/// </remarks>
public sealed record TrainingPhase
{
    /// <summary>How many epochs it lasts. At least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>What to call it in <c>EpochRecord.Phase</c>. Null, the default, takes what is trained, or its number.</summary>
    public string? Name { get; init; }

    /// <summary>What is trained. Null, the default, leaves the layers as they are.</summary>
    public TrainedLayers? Layers { get; init; }

    /// <summary>The learning rate at its start. Null, the default, takes the optimiser's.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Its optimiser. Null, the default, takes that of the options.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>Its loss. Null, the default, takes that of the options.</summary>
    public Loss? Loss { get; init; }

    /// <summary>Its random changes of images. Null, the default, takes those of the options.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>The options during the phase.</summary>
    internal TrainingOptions In(TrainingOptions options)
    {
        var optimizer = Optimizer ?? options.Optimizer;
        return options with
        {
            Optimizer = optimizer with { LearningRate = LearningRate ?? optimizer.LearningRate },
            Loss = Loss ?? options.Loss,
            Augmentation = Augmentation ?? options.Augmentation,
        };
    }

    /// <summary>What it is called.</summary>
    /// <param name="number">Its number, from 1.</param>
    internal string NameOf(int number) => Name ?? Layers?.ToString() ?? $"phase {number}";

    /// <summary>What is wrong with these settings; empty if nothing is.</summary>
    internal IEnumerable<string> Problems(FitFacts facts)
    {
        if (Epochs < 1)
        {
            yield return $"Epochs is {Epochs}. Expected at least 1.";
        }

        if (LearningRate is { } rate && (!(rate > 0) || !double.IsFinite(rate)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"LearningRate is {rate}. Expected a finite number above 0, or null for the optimiser's.");
        }

        foreach (var problem in (Optimizer?.Problems() ?? []).Concat(Optimizer?.PartProblems(facts.ParameterNames) ?? []).Concat(Loss?.Problems(facts) ?? []))
        {
            yield return problem;
        }

        if (Layers is not null && facts.LayersProblem?.Invoke(Layers) is { } wrong)
        {
            yield return wrong;
        }
    }
}
