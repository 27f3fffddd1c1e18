using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Stops the fit when a metric has stopped improving, and can put the best weights back: Keras's rule.</summary>
/// <remarks>The best weights are put back in <see cref="TrainingCallback.OnFitEnd"/> however the fit ended, after a cancellation too; a
/// <see cref="ModelCheckpoint"/> that stands before this callback in the list has saved its last model by then.</remarks>
public sealed class EarlyStopping : TrainingCallback
{
    private readonly Metric _monitor;
    private WeightSnapshot? _bestWeights;
    private int _wait;

    /// <summary>Makes the callback.</summary>
    /// <param name="monitor">The metric, such as <see cref="Metric.ValidationLoss"/>.</param>
    /// <param name="patienceEpochs">Epochs without improvement before the fit stops; at least 1.</param>
    /// <param name="minimumDelta">The absolute change that does not count as an improvement yet; at least 0.</param>
    /// <param name="restoreBestWeights">Whether the model gets back the weights of its best epoch. They are kept in memory meanwhile.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public EarlyStopping(Metric monitor, int patienceEpochs = 10, double minimumDelta = 0, bool restoreBestWeights = true)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentOutOfRangeException.ThrowIfLessThan(patienceEpochs, 1);
        Argument.Require(minimumDelta >= 0, minimumDelta, "a change of at least 0");
        _monitor = monitor;
        PatienceEpochs = patienceEpochs;
        MinimumDelta = minimumDelta;
        RestoreBestWeights = restoreBestWeights;
    }

    /// <summary>Epochs without improvement before the fit stops.</summary>
    public int PatienceEpochs { get; }

    /// <summary>The absolute change that does not count as an improvement yet.</summary>
    public double MinimumDelta { get; }

    /// <summary>Whether the model gets back the weights of its best epoch.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>The best epoch of the latest fit, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The metric at <see cref="BestEpoch"/>; null before there is one.</summary>
    public double? BestValue { get; private set; }

    /// <inheritdoc />
    public override Metric? Monitored => _monitor;

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        Forget();
        BestEpoch = 0;
        BestValue = null;
        _wait = 0;
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = context.Value(_monitor);
        if (_monitor.Improves(value, BestValue, MinimumDelta))
        {
            Keep(context, value);
            return;
        }

        _wait++;
        if (_wait >= PatienceEpochs)
        {
            context.RequestStop(FormattableString.Invariant(
                $"EarlyStopping: {_monitor.Name} has not improved for {_wait} epochs; the best was {BestValue:0.####} in epoch {BestEpoch}."));
        }
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_bestWeights is not null && BestEpoch < context.Epoch)
        {
            _bestWeights.Restore(context.Model);
        }

        Forget();
    }

    private void Keep(TrainingContext context, double value)
    {
        BestValue = value;
        BestEpoch = context.Epoch;
        _wait = 0;
        if (RestoreBestWeights)
        {
            _bestWeights ??= new WeightSnapshot();
            _bestWeights.Take(context.Model);
        }
    }

    private void Forget()
    {
        _bestWeights?.Dispose();
        _bestWeights = null;
    }
}
