using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Stops the fit when a metric has stopped improving, and can put the best weights back: Keras's rule.</summary>
/// <remarks>The best weights are put back in <see cref="TrainingCallback.OnFitEnd"/> however the fit ended, after a cancellation too; a
/// <see cref="ModelCheckpoint"/> that stands before this callback in the list has saved its last model by then. A checkpoint of the run keeps the best weights, so
/// a resumed fit can still put them back.</remarks>
public sealed partial class EarlyStopping : TrainingCallback
{
    private readonly Metric _monitor;
    private WeightSnapshot? _bestWeights;
    private int _wait;

    /// <summary>Makes the callback.</summary>
    /// <param name="monitor">The metric, such as <see cref="Metric.ValidationLoss"/>.</param>
    /// <param name="patienceEpochs">Epochs without improvement before the fit stops; at least 1.</param>
    /// <param name="minimumDelta">The absolute change that does not count as an improvement yet; at least 0.</param>
    /// <param name="restoreBestWeights">Whether the model gets back the weights of its best epoch. They are kept in memory meanwhile.</param>
    /// <param name="baseline">What the metric must be better than before an improvement sets the count back; null for none. The best epoch is the best one even if it
    /// is below.</param>
    /// <param name="startFromEpoch">The first epoch that is looked at, from 1; those before are a warm-up that neither counts nor can be the best.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public EarlyStopping(
        Metric monitor, int patienceEpochs = 10, double minimumDelta = 0, bool restoreBestWeights = true, double? baseline = null, int startFromEpoch = 1)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentOutOfRangeException.ThrowIfLessThan(patienceEpochs, 1);
        Argument.Require(minimumDelta >= 0, minimumDelta, "a change of at least 0");
        Argument.Require(baseline is null or not double.NaN, baseline ?? 0, "a number", nameof(baseline));
        ArgumentOutOfRangeException.ThrowIfLessThan(startFromEpoch, 1);
        _monitor = monitor;
        PatienceEpochs = patienceEpochs;
        MinimumDelta = minimumDelta;
        RestoreBestWeights = restoreBestWeights;
        Baseline = baseline;
        StartFromEpoch = startFromEpoch;
    }

    /// <summary>Epochs without improvement before the fit stops.</summary>
    public int PatienceEpochs { get; }

    /// <summary>The absolute change that does not count as an improvement yet.</summary>
    public double MinimumDelta { get; }

    /// <summary>Whether the model gets back the weights of its best epoch.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>What the metric must be better than before an improvement sets the count back; null for none.</summary>
    public double? Baseline { get; }

    /// <summary>The first epoch that is looked at, from 1.</summary>
    public int StartFromEpoch { get; }

    /// <summary>The best epoch of the latest fit, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The metric at <see cref="BestEpoch"/>; null before there is one.</summary>
    public double? BestValue { get; private set; }

    /// <inheritdoc />
    public override Metric? Monitored => _monitor;
}
