using System.Globalization;

namespace Ham10000.Training;

/// <summary>What a fit does when a loss or a gradient is infinite or not a number. A value of the catalogue.</summary>
/// <remarks>
/// <see cref="Stop"/> looks at the loss of each batch before its gradients, at the gradients' norm where they are clipped by it, and at the weights at the end of each epoch.
/// The others look at the gradients' norm of every step too, which costs one pass over the gradients. A step that was skipped keeps its place: it counts in
/// <see cref="TrainingContext.Step"/> and calls <see cref="TrainingCallback.OnStepEnd"/>. What happened is a warning of the log and of <see cref="TrainingHistory.Warnings"/>, with the images' ids.
/// </remarks>
public sealed record OnNonFinite
{
    private OnNonFinite(NonFiniteAction action, int limit) => (Action, Limit) = (action, limit);

    /// <summary>The fit ends with <see cref="NonFiniteLossException"/>. The default.</summary>
    public static OnNonFinite Stop { get; } = new(NonFiniteAction.Stop, 0);

    /// <summary>What is done.</summary>
    public NonFiniteAction Action { get; }

    /// <summary>How often in the fit, before it ends as with <see cref="Stop"/>.</summary>
    public int Limit { get; }

    /// <summary>What the learning rate is multiplied by at each restoration.</summary>
    public double LearningRateFactor { get; private init; } = 1;

    /// <summary>Steps between two copies of what is restored; null for one at the start of each epoch.</summary>
    public int? EverySteps { get; private init; }

    /// <summary>A batch with such a loss takes no part in its step; a step with such gradients is not made. Weights, optimiser, moving average and the statistics of batch norms
    /// are as if the images had not come.</summary>
    /// <param name="limit">How many batches and steps together, before the fit ends. At least 1.</param>
    public static OnNonFinite SkipBatch(int limit = 10) => new(NonFiniteAction.SkipBatch, limit);

    /// <summary>Weights, batch norms' statistics, optimiser and moving average go back to the last copy of them, the learning rate is lowered for the rest of the fit,
    /// and training goes on with the next batch. A copy is taken at each epoch's start, and held in memory beside the weights.</summary>
    /// <param name="limit">How often, before the fit ends. At least 1.</param>
    /// <param name="learningRateFactor">What every later learning rate is multiplied by, schedules' included, each time. In (0, 1].</param>
    /// <param name="everySteps">Takes a copy after each so many steps too, so that less is lost. Null for none.</param>
    public static OnNonFinite Restore(int limit = 3, double learningRateFactor = 0.5, int? everySteps = null) =>
        new(NonFiniteAction.Restore, limit) { LearningRateFactor = learningRateFactor, EverySteps = everySteps };

    /// <summary>Such as <c>skip batch, 10 at most</c>.</summary>
    public override string ToString() => Action switch
    {
        NonFiniteAction.SkipBatch => $"skip batch, {Limit} at most",
        NonFiniteAction.Restore => string.Create(CultureInfo.InvariantCulture, $"restore at rates times {LearningRateFactor}, {Limit} times at most"),
        _ => "stop",
    };

    /// <summary>What is wrong with these settings; empty if nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Action != NonFiniteAction.Stop && Limit < 1)
        {
            yield return $"OnNonFinite.Limit is {Limit}. Expected at least 1, or OnNonFinite.Stop.";
        }

        if (!(LearningRateFactor is > 0 and <= 1))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"OnNonFinite.LearningRateFactor is {LearningRateFactor}. Expected a number in (0, 1].");
        }

        if (EverySteps < 1)
        {
            yield return $"OnNonFinite.EverySteps is {EverySteps}. Expected at least 1, or null for the start of each epoch alone.";
        }
    }
}
