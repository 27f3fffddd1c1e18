using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Cosines one after the other, step by step: the learning rate falls to a minimum and starts again from the top; a linear warm-up may stand before them.</summary>
/// <remarks>In a cycle of N steps the k-th, from 0, has minimum + (peak − minimum) · (1 + cos(π k / N)) / 2, as PyTorch's <c>CosineAnnealingWarmRestarts</c> that is
/// stepped after every batch. Loshchilov and Hutter, "SGDR", arXiv:1608.03983.</remarks>
public sealed class CosineRestarts : WarmupSchedule
{
    private long _firstCycle;

    /// <summary>Makes the schedule.</summary>
    /// <param name="cycle">How long the first cycle takes; more than nothing.</param>
    /// <param name="cycleGrowth">How many times as long each cycle is as the one before, a whole number of at least 1. Default 1: all alike.</param>
    /// <param name="peakDecay">What the peak is multiplied by after each cycle, in (0, 1]. Default 1, as in PyTorch.</param>
    /// <param name="warmup">How long the warm-up takes. Default none.</param>
    /// <param name="minimumLearningRate">Where the rate comes down to; at least 0 and not above the optimiser's.</param>
    /// <param name="warmupStart">The share of the optimiser's rate that the warm-up's first step has, in [0, 1]. Default a hundredth.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CosineRestarts(
        Duration cycle, int cycleGrowth = 1, double peakDecay = 1, Duration warmup = default, double minimumLearningRate = 0, double warmupStart = 0.01)
        : base(warmup, warmupStart, minimumLearningRate)
    {
        if (cycle.IsZero)
        {
            throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "Expected more than nothing, such as Duration.Epochs(10).");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(cycleGrowth, 1);
        Argument.Require(peakDecay is > 0 and <= 1, peakDecay, "a factor in (0, 1]");
        Cycle = cycle;
        CycleGrowth = cycleGrowth;
        PeakDecay = peakDecay;
    }

    /// <summary>How long the first cycle takes.</summary>
    public Duration Cycle { get; }

    /// <summary>How many times as long each cycle is as the one before.</summary>
    public int CycleGrowth { get; }

    /// <summary>What the peak is multiplied by after each cycle.</summary>
    public double PeakDecay { get; }

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _firstCycle = Math.Max(1, Cycle.ToSteps(context.StepsPerEpoch, context.TotalStepsPlanned));
        base.OnFitStart(context);
    }

    private protected override double After(long step, long steps, int stepsPerEpoch)
    {
        var (length, peak) = (_firstCycle, InitialLearningRate);
        while (step >= length)
        {
            step -= length;
            length *= CycleGrowth;
            peak *= PeakDecay;
        }

        return Cosine((double)step / length, Math.Max(peak, MinimumLearningRate));
    }
}
