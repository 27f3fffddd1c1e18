namespace Ham10000.Training;

/// <summary>The base of schedules that are known before the fit: the rate is a function of the step or the epoch alone.</summary>
public abstract class PlannedSchedule : LearningRateSchedule
{
    /// <summary>How often the rate changes. Default after every step.</summary>
    public virtual ScheduleUnit Unit => ScheduleUnit.Step;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        base.OnFitStart(context);
        Set(context, 1);
    }

    /// <inheritdoc />
    public override void OnEpochStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // A phase may have begun, with a rate of its own to start from.
        if (Unit == ScheduleUnit.Epoch || context.Options.Phases.Count > 0)
        {
            Set(context, context.Epoch);
        }
    }

    /// <inheritdoc />
    public override void OnStepEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Unit == ScheduleUnit.Step && context.TotalSteps < context.TotalStepsPlanned)
        {
            Set(context, context.Step < context.StepsPerEpoch ? context.Epoch : context.Epoch + 1);
        }
    }

    /// <summary>Gives the rate for a step. Called once for every step, or for the first of every epoch, and before the first.</summary>
    /// <param name="point">The step.</param>
    /// <returns>The learning rate; finite and at least 0.</returns>
    protected abstract double LearningRateAt(SchedulePoint point);

    /// <summary>Called with <see cref="LearningRateAt"/>; what else follows the schedule is set here.</summary>
    private protected virtual void Apply(TrainingContext context, SchedulePoint point) => context.SetLearningRate(LearningRateAt(point));

    private void Set(TrainingContext context, int epoch) =>
        Apply(context, new SchedulePoint(epoch, context.TotalSteps, context.StepsPerEpoch, context.TotalStepsPlanned));
}
