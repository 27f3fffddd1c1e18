namespace Ham10000.Training;

/// <summary>A callback from delegates, for what needs no state that a resumed fit must have.</summary>
public sealed class DelegateCallback : TrainingCallback
{
    /// <summary>Called by <see cref="TrainingCallback.OnFitStart"/>.</summary>
    public Action<TrainingContext>? FitStart { get; init; }

    /// <summary>Called by <see cref="TrainingCallback.OnEpochStart"/>.</summary>
    public Action<TrainingContext>? EpochStart { get; init; }

    /// <summary>Called by <see cref="TrainingCallback.OnStepEnd"/>.</summary>
    public Action<TrainingContext>? StepEnd { get; init; }

    /// <summary>Called by <see cref="TrainingCallback.OnEpochEnd"/>.</summary>
    public Action<TrainingContext>? EpochEnd { get; init; }

    /// <summary>Called by <see cref="TrainingCallback.OnFitEnd"/>.</summary>
    public Action<TrainingContext>? FitEnd { get; init; }

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context) => FitStart?.Invoke(context);

    /// <inheritdoc />
    public override void OnEpochStart(TrainingContext context) => EpochStart?.Invoke(context);

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context) => StepEnd?.Invoke(context);

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context) => EpochEnd?.Invoke(context);

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context) => FitEnd?.Invoke(context);
}
