using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Multiplies the learning rate by a factor every so many epochs: PyTorch's <c>StepLR</c>.</summary>
public sealed class StepDecay : PlannedSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="everyEpochs">Epochs between two changes; at least 1.</param>
    /// <param name="factor">What the rate is multiplied by (gamma in PyTorch); above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public StepDecay(int everyEpochs, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
        Argument.Require(factor > 0 && double.IsFinite(factor), factor, "a factor above 0");
        EveryEpochs = everyEpochs;
        Factor = factor;
    }

    /// <summary>Epochs between two changes.</summary>
    public int EveryEpochs { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <inheritdoc />
    public override ScheduleUnit Unit => ScheduleUnit.Epoch;

    /// <inheritdoc />
    protected override double LearningRateAt(SchedulePoint point) => InitialLearningRate * Math.Pow(Factor, (point.Epoch - 1) / EveryEpochs);
}
