namespace Ham10000.Training;

/// <summary>The base of callbacks that set the learning rate. A fit takes at most one of them.</summary>
/// <remarks>
/// Override the hook at which the rate changes and call <see cref="TrainingContext.SetLearningRate"/> there; a schedule that is known in advance
/// derives from <see cref="PlannedSchedule"/> instead. The rate is that of the optimiser; parts of the model with a rate of their own follow in proportion.
/// An override of <see cref="OnFitStart"/>, <see cref="OnFitEnd"/>, <see cref="SaveState"/> or <see cref="LoadState"/> calls the base's first.
/// </remarks>
public abstract partial class LearningRateSchedule : TrainingCallback
{
    private TrainingContext? _context;

    /// <summary>The learning rate at the start of the fit, from <see cref="TrainingOptions.Optimizer"/>; in a fit with phases, at the start of the running one.</summary>
    protected double InitialLearningRate
    {
        get => _context is { Options.Phases.Count: > 0 } context ? context.StartLearningRate : field;
        private set;
    }

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        InitialLearningRate = context.LearningRate;
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context) => _context = null;

    /// <summary>Writes the rate of the next step and that of the start.</summary>
    /// <param name="state">Takes the values.</param>
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write("initial learning rate", InitialLearningRate);
        state.Write("learning rate", _context?.LearningRate);
        state.Write("momentum", _context?.Momentum);
    }

    /// <summary>Sets the rate of the next step and takes over that of the start.</summary>
    /// <param name="state">The values.</param>
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        InitialLearningRate = state.ReadNumber("initial learning rate") ?? InitialLearningRate;
        if (state.ReadNumber("learning rate") is { } rate)
        {
            _context?.SetLearningRate(rate);
        }

        if (state.ReadNumber("momentum") is { } momentum)
        {
            _context?.SetMomentum(momentum);
        }
    }
}
