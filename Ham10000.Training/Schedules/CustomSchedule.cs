namespace Ham10000.Training;

/// <summary>A schedule from a function of one's own: PyTorch's <c>LambdaLR</c>.</summary>
public sealed class CustomSchedule : PlannedSchedule
{
    private readonly Func<SchedulePoint, double> _factor;

    /// <summary>Makes the schedule.</summary>
    /// <param name="factor">Takes the epoch, from 1, and the steps that the fit has made, 0 before the first; gives what the optimiser's rate is multiplied by, finite
    /// and at least 0. It must depend on nothing else, or a resumed fit would differ.</param>
    /// <param name="unit">Whether it is asked once per epoch, the default, or before every step.</param>
    public CustomSchedule(Func<int, long, double> factor, ScheduleUnit unit = ScheduleUnit.Epoch)
    {
        ArgumentNullException.ThrowIfNull(factor);
        _factor = point => factor(point.Epoch, point.Step);
        Unit = unit;
    }

    /// <summary>Makes a schedule that may depend on the length of the fit.</summary>
    /// <param name="factor">Takes the step; gives what the optimiser's rate is multiplied by, finite and at least 0. It must depend on nothing else.</param>
    /// <param name="unit">Whether it is asked once per epoch, the default, or before every step.</param>
    public CustomSchedule(Func<SchedulePoint, double> factor, ScheduleUnit unit = ScheduleUnit.Epoch)
    {
        ArgumentNullException.ThrowIfNull(factor);
        _factor = factor;
        Unit = unit;
    }

    /// <inheritdoc />
    public override ScheduleUnit Unit { get; }

    /// <inheritdoc />
    protected override double LearningRateAt(SchedulePoint point)
    {
        var factor = _factor(point);
        return factor >= 0 && double.IsFinite(factor) ? InitialLearningRate * factor : throw new InvalidOperationException(FormattableString.Invariant(
            $"The function of the schedule gave {factor} for epoch {point.Epoch}, step {point.Step}. Expected a finite factor of at least 0."));
    }
}
