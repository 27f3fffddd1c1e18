namespace Ham10000.Training;

/// <summary>Observes a fit, and may ask two things of it through the <see cref="TrainingContext"/>: to stop, and to set the learning rate.</summary>
/// <remarks>
/// The loop, with each hook in its place; callbacks are called in the order of <see cref="TrainingOptions.Callbacks"/>:
/// <code>
/// check the options; fit the statistics on the training set; write labels and preprocessing into the model
/// OnFitStart
/// resumed: LoadState, then go on behind the place of the checkpoint; no other hook is called twice
/// for epoch = 1 .. Epochs
///     where a phase begins: freeze and thaw its layers, make its optimiser, set its learning rate
///     OnEpochStart
///     for each group of AccumulateBatches batches of the shuffled, augmented training set
///         for each batch
///             batch transform
///             loss = loss of the options(model(batch)) + L2 penalty  -- not finite: what OnNonFinite says, by default the end of the fit
///             gradients
///         clip the gradients; one step of the optimiser; moving average
///         OnStepEnd
///         every so many steps: checkpoint, with SaveState
///         leave the epoch here if a callback asked for it or the token is cancelled
///     weights not finite: the fit ends with NonFiniteLossException
///     stop here if the epoch was left
///     put the moving average into the model, where there is one that validation is to judge
///     evaluate the validation set
///     add the epoch's record to the history
///     OnEpochEnd
///     put the trained weights back
///     every so many epochs, and after the last: checkpoint, with SaveState
///     stop here if a callback asked for it or the token is cancelled
/// cancelled, by the token or a signal: checkpoint, with SaveState
/// put the moving average into the model, where there is one that is to be kept
/// OnFitEnd                                                    -- always, after an error too: see TrainingContext.Failure
/// ended by itself: the finished fit is kept
/// </code>
/// All hooks run on the thread that called <see cref="Trainer.Fit"/>. A callback may serve several fits, one after the other: it resets its state
/// in <see cref="OnFitStart"/>. Checkpoints are those of <see cref="TrainingOptions.Checkpoints"/>. An exception in a hook ends the fit with a <see cref="TrainingException"/> that carries the history.
/// </remarks>
public abstract class TrainingCallback
{
    /// <summary>The metric that this callback reads; a fit that does not yield it is refused at the start. Null, the default: none.</summary>
    public virtual Metric? Monitored => null;

    /// <summary>The model file that this callback saved last in the running fit, named when a fit fails. Null, the default: none.</summary>
    public virtual string? LastCheckpoint => null;

    /// <summary>Whether the callback only observes: it never asks the fit to stop, sets its learning rate or changes weights. A resumed fit may have such callbacks
    /// or not; all others must be those of the fit that it continues, in the same order and with the same settings. Default false.</summary>
    public virtual bool OnlyObserves => false;

    /// <summary>Where the callback writes, which tells it from others of its type in a resumed fit; null for nowhere.</summary>
    internal virtual string? Place => null;

    /// <summary>Before the first epoch. State of an earlier fit is reset here.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnFitStart(TrainingContext context)
    {
    }

    /// <summary>Before an epoch's first step.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnEpochStart(TrainingContext context)
    {
    }

    /// <summary>After each step of the optimiser.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnStepEnd(TrainingContext context)
    {
    }

    /// <summary>After an epoch and its validation; its record is <see cref="TrainingContext.LastRecord"/>. Not called for an epoch that was not finished.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnEpochEnd(TrainingContext context)
    {
    }

    /// <summary>After the last epoch, a stop, a cancellation or an error; called once for every <see cref="OnFitStart"/>.</summary>
    /// <param name="context">The fit.</param>
    public virtual void OnFitEnd(TrainingContext context)
    {
    }

    /// <summary>Writes what a resumed fit needs of this callback, for a checkpoint. The default writes nothing.</summary>
    /// <param name="state">Takes the values.</param>
    public virtual void SaveState(TrainingState state)
    {
    }

    /// <summary>Takes over what <see cref="SaveState"/> wrote, in a resumed fit, after <see cref="OnFitStart"/> and before the first epoch.</summary>
    /// <param name="state">The values.</param>
    public virtual void LoadState(TrainingState state)
    {
    }
}
