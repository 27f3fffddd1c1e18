using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>One cycle over the whole fit, step by step: the learning rate rises to its peak, which is the optimiser's rate, and falls far below where it began, while
/// the momentum goes the other way: PyTorch's <c>OneCycleLR</c>.</summary>
/// <remarks>
/// Smith and Topin, "Super-Convergence", arXiv:1708.07120. The optimiser's learning rate is the peak (<c>max_lr</c>), so the fit begins at that rate over
/// <see cref="Divisor"/>. Momentum is that of SGD and RMSProp, where the optimiser was given any, and the first beta of Adam, AdamW and NAdam; the optimiser's own
/// value is not used then. A value is set before the step that uses it, as in PyTorch.
/// </remarks>
public sealed class OneCycle : PlannedSchedule
{
    private OneCyclePhase[] _phases = [];

    /// <summary>Makes the schedule.</summary>
    /// <param name="peakAt">The share of the fit after which the peak is reached, in (0, 1); below 0.5 with three phases.</param>
    /// <param name="divisor">The rate begins at the peak over this; at least 1.</param>
    /// <param name="finalDivisor">The rate ends at its beginning over this; at least 1.</param>
    /// <param name="strategy">The line between two rates.</param>
    /// <param name="threePhases">Whether the way down first mirrors the way up, and then goes to the final rate; otherwise it goes there straight.</param>
    /// <param name="cycleMomentum">Whether the momentum is cycled; where the optimiser has none, nothing is.</param>
    /// <param name="lowMomentum">The momentum at the peak, in [0, 1).</param>
    /// <param name="highMomentum">The momentum at both ends, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public OneCycle(
        double peakAt = 0.3,
        double divisor = 25,
        double finalDivisor = 1e4,
        AnnealStrategy strategy = AnnealStrategy.Cosine,
        bool threePhases = false,
        bool cycleMomentum = true,
        double lowMomentum = 0.85,
        double highMomentum = 0.95)
    {
        Argument.Require(peakAt > 0 && peakAt < (threePhases ? 0.5 : 1), peakAt, threePhases ? "a share in (0, 0.5)" : "a share in (0, 1)");
        Argument.Require(divisor >= 1 && double.IsFinite(divisor), divisor, "a number of at least 1");
        Argument.Require(finalDivisor >= 1 && double.IsFinite(finalDivisor), finalDivisor, "a number of at least 1");
        Argument.Require(lowMomentum is >= 0 and < 1, lowMomentum, "a momentum in [0, 1)");
        Argument.Require(highMomentum is >= 0 and < 1, highMomentum, "a momentum in [0, 1)");
        PeakAt = peakAt;
        Divisor = divisor;
        FinalDivisor = finalDivisor;
        Strategy = strategy;
        ThreePhases = threePhases;
        CycleMomentum = cycleMomentum;
        LowMomentum = lowMomentum;
        HighMomentum = highMomentum;
    }

    /// <summary>The share of the fit after which the peak is reached.</summary>
    public double PeakAt { get; }

    /// <summary>The rate begins at the peak over this.</summary>
    public double Divisor { get; }

    /// <summary>The rate ends at its beginning over this.</summary>
    public double FinalDivisor { get; }

    /// <summary>The line between two rates.</summary>
    public AnnealStrategy Strategy { get; }

    /// <summary>Whether the way down first mirrors the way up.</summary>
    public bool ThreePhases { get; }

    /// <summary>Whether the momentum is cycled.</summary>
    public bool CycleMomentum { get; }

    /// <summary>The momentum at the peak.</summary>
    public double LowMomentum { get; }

    /// <summary>The momentum at both ends.</summary>
    public double HighMomentum { get; }

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _phases = Phases(context.TotalStepsPlanned);
        base.OnFitStart(context);
    }

    /// <inheritdoc />
    protected override double LearningRateAt(SchedulePoint point)
    {
        var (phase, share) = At(point.Step);
        return InitialLearningRate * Between(phase.RateFrom, phase.RateTo, share);
    }

    private protected override void Apply(TrainingContext context, SchedulePoint point)
    {
        base.Apply(context, point);
        if (CycleMomentum && context.Momentum is not null)
        {
            var (phase, share) = At(point.Step);
            context.SetMomentum(Between(phase.MomentumFrom, phase.MomentumTo, share));
        }
    }

    // Ends are not whole numbers: the peak lies between two steps.
    private OneCyclePhase[] Phases(long steps)
    {
        var (start, end) = (1 / Divisor, 1 / Divisor / FinalDivisor);
        var up = new OneCyclePhase(0, (PeakAt * steps) - 1, start, 1, HighMomentum, LowMomentum);
        if (!ThreePhases)
        {
            return [up, new(up.End, steps - 1, 1, end, LowMomentum, HighMomentum)];
        }

        var down = new OneCyclePhase(up.End, (2 * PeakAt * steps) - 2, 1, start, LowMomentum, HighMomentum);
        return [up, down, new(down.End, steps - 1, start, end, HighMomentum, HighMomentum)];
    }

    private (OneCyclePhase Phase, double Share) At(long step)
    {
        var i = 0;
        while (i < _phases.Length - 1 && step > _phases[i].End)
        {
            i++;
        }

        // A fit of a few steps has phases without any.
        var phase = _phases[i];
        return (phase, phase.End > phase.Start ? Math.Clamp((step - phase.Start) / (phase.End - phase.Start), 0, 1) : 1);
    }

    private double Between(double from, double to, double share) => Strategy == AnnealStrategy.Linear
        ? ((to - from) * share) + from
        : to + ((from - to) / 2 * (Math.Cos(Math.PI * share) + 1));
}
