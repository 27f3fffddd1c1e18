using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

/// <summary>Lowers the learning rate when a metric has stopped improving: Keras's rule.</summary>
/// <remarks>An epoch that does not improve on the best value by more than <see cref="MinimumDelta"/> adds one to a count, an improvement sets it to 0.
/// When the count reaches <see cref="PatienceEpochs"/> and the rate is above <see cref="MinimumLearningRate"/>, the rate is multiplied by
/// <see cref="Factor"/>, not below the minimum, and the count starts again. There is no cooldown.</remarks>
public sealed class ReduceLROnPlateau : LearningRateSchedule
{
    private readonly Metric _monitor;
    private double? _best;
    private int _wait;

    /// <summary>Makes the schedule.</summary>
    /// <param name="monitor">The metric, such as <see cref="Metric.ValidationAccuracy"/>.</param>
    /// <param name="patienceEpochs">Epochs without improvement before the rate is lowered; at least 1.</param>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="minimumLearningRate">The rate is not lowered below this; at least 0.</param>
    /// <param name="minimumDelta">The absolute change that does not count as an improvement yet; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public ReduceLROnPlateau(Metric monitor, int patienceEpochs = 5, double factor = 0.5, double minimumLearningRate = 1e-5, double minimumDelta = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentOutOfRangeException.ThrowIfLessThan(patienceEpochs, 1);
        Argument.Require(factor is > 0 and < 1, factor, "a factor in (0, 1)");
        Argument.Require(minimumLearningRate >= 0, minimumLearningRate, "a rate of at least 0");
        Argument.Require(minimumDelta >= 0, minimumDelta, "a change of at least 0");
        _monitor = monitor;
        PatienceEpochs = patienceEpochs;
        Factor = factor;
        MinimumLearningRate = minimumLearningRate;
        MinimumDelta = minimumDelta;
    }

    /// <summary>Epochs without improvement before the rate is lowered.</summary>
    public int PatienceEpochs { get; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>The rate is not lowered below this.</summary>
    public double MinimumLearningRate { get; }

    /// <summary>The absolute change that does not count as an improvement yet.</summary>
    public double MinimumDelta { get; }

    /// <inheritdoc />
    public override Metric? Monitored => _monitor;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        base.OnFitStart(context);
        _best = null;
        _wait = 0;
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = context.Value(_monitor);
        if (_monitor.Improves(value, _best, MinimumDelta))
        {
            _best = value;
            _wait = 0;
            return;
        }

        _wait++;
        if (_wait >= PatienceEpochs && context.LearningRate > MinimumLearningRate)
        {
            Lower(context);
            _wait = 0;
        }
    }

    private void Lower(TrainingContext context)
    {
        var rate = Math.Max(context.LearningRate * Factor, MinimumLearningRate);
        context.Logger.LogInformation("Epoch {Epoch}: {Metric} has not improved for {Wait} epochs; the learning rate goes from {Old} to {New}.",
            context.Epoch, _monitor.Name, _wait, context.LearningRate, rate);
        context.SetLearningRate(rate);
    }
}
