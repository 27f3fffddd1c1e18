namespace Ham10000.Training;

/// <summary>The base of callbacks that set the learning rate. A fit takes at most one of them.</summary>
/// <remarks>Override the hook at which the rate changes and call <see cref="TrainingContext.SetLearningRate"/> there.</remarks>
public abstract class LearningRateSchedule : TrainingCallback
{
    /// <summary>The learning rate at the start of the fit, from <see cref="TrainingOptions.Optimizer"/>.</summary>
    protected double InitialLearningRate { get; private set; }

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        InitialLearningRate = context.LearningRate;
    }
}
