using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>The base of schedules that may begin with a linear warm-up, step by step, from a share of the optimiser's rate up to the whole of it.</summary>
/// <remarks>Of W warm-up steps the k-th, from 0, has the rate · (start + (1 − start) · k / W), as PyTorch's <c>LinearLR</c> with <c>total_iters</c> W; the
/// step after them has the whole rate. Goyal et al., "Accurate, Large Minibatch SGD", arXiv:1706.02677, section 2.2.</remarks>
public abstract class WarmupSchedule : PlannedSchedule
{
    private long _warmupSteps;

    private protected WarmupSchedule(Duration warmup, double warmupStart, double minimumLearningRate)
    {
        Argument.Require(warmupStart is >= 0 and <= 1, warmupStart, "a share in [0, 1]");
        Argument.Require(minimumLearningRate >= 0 && double.IsFinite(minimumLearningRate), minimumLearningRate, "a rate of at least 0");
        Warmup = warmup;
        WarmupStart = warmupStart;
        MinimumLearningRate = minimumLearningRate;
    }

    /// <summary>How long the warm-up takes; nothing for none.</summary>
    public Duration Warmup { get; }

    /// <summary>The share of the optimiser's rate that the warm-up's first step has.</summary>
    public double WarmupStart { get; }

    /// <summary>Where the rate comes down to.</summary>
    public double MinimumLearningRate { get; }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The warm-up takes the whole fit, or the minimum is above the optimiser's rate.</exception>
    public override void OnFitStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _warmupSteps = Warmup.ToSteps(context.StepsPerEpoch, context.TotalStepsPlanned);
        if (_warmupSteps > 0 && _warmupSteps >= context.TotalStepsPlanned)
        {
            throw new InvalidOperationException($"The warm-up of {Warmup} takes {_warmupSteps} steps and the fit has {context.TotalStepsPlanned} "
                + $"({Duration.Epochs(context.Options.Epochs)} of {Duration.Steps(context.StepsPerEpoch)}). Expected fewer. Shorten the warm-up, or train for more epochs.");
        }

        if (MinimumLearningRate > context.LearningRate)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"MinimumLearningRate is {MinimumLearningRate:g6} and the optimiser's learning rate {context.LearningRate:g6}. Expected the minimum to be the lower one."));
        }

        base.OnFitStart(context);
    }

    /// <inheritdoc />
    protected sealed override double LearningRateAt(SchedulePoint point) => point.Step < _warmupSteps
        ? InitialLearningRate * (WarmupStart + ((1 - WarmupStart) * point.Step / _warmupSteps))
        : After(point.Step - _warmupSteps, point.StepsPlanned - _warmupSteps, point.StepsPerEpoch);

    /// <summary>The rate <paramref name="step"/> steps after the warm-up, which <paramref name="steps"/> steps follow.</summary>
    private protected abstract double After(long step, long steps, int stepsPerEpoch);

    /// <summary>The rate on a half cosine from the optimiser's down to the minimum.</summary>
    private protected double Cosine(double share, double peak) =>
        MinimumLearningRate + ((peak - MinimumLearningRate) * 0.5 * (1 + Math.Cos(Math.PI * share)));
}
