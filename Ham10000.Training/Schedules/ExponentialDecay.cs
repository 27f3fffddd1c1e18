using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Multiplies the learning rate by a factor every epoch: PyTorch's <c>ExponentialLR</c>, or the same curve in steps.</summary>
public sealed class ExponentialDecay : PlannedSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="factor">What the rate is multiplied by in the course of an epoch (gamma in PyTorch); above 0.</param>
    /// <param name="unit">Whether the rate changes once per epoch, the default, or a little after every step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside its range.</exception>
    public ExponentialDecay(double factor, ScheduleUnit unit = ScheduleUnit.Epoch)
    {
        Argument.Require(factor > 0 && double.IsFinite(factor), factor, "a factor above 0");
        Factor = factor;
        Unit = unit;
    }

    /// <summary>What the rate is multiplied by in the course of an epoch.</summary>
    public double Factor { get; }

    /// <inheritdoc />
    public override ScheduleUnit Unit { get; }

    /// <inheritdoc />
    protected override double LearningRateAt(SchedulePoint point) =>
        InitialLearningRate * Math.Pow(Factor, Unit == ScheduleUnit.Epoch ? point.Epoch - 1 : (double)point.Step / point.StepsPerEpoch);
}
