using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

public sealed partial class EarlyStopping
{
    private const string Weights = "weights/";

    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        Forget();
        BestEpoch = 0;
        BestValue = null;
        _wait = 0;
    }

    /// <inheritdoc />
    public override void OnEpochStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Layers may have been thawed since the best epoch.
        _bestWeights?.Extend(context.Model);
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Epoch < StartFromEpoch)
        {
            return;
        }

        var value = context.Value(_monitor);
        _wait++;
        if (_monitor.Improves(value, BestValue, MinimumDelta))
        {
            Keep(context, value);
        }
        else if (_wait >= PatienceEpochs && context.Epoch > 1)
        {
            Stop(context);
        }
    }

    /// <inheritdoc />
    public override void OnFitEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // After the best epoch too: with a moving average the model may hold other weights now than those that were judged.
        _bestWeights?.Restore(context.Model);
        if (_bestWeights is not null && BestEpoch < context.Epoch)
        {
            context.Logger.LogInformation(TrainingEvents.WeightsRestored, "The model has the weights of epoch {Epoch} again: {Metric} {Value}.", BestEpoch, _monitor.Name, BestValue);
        }

        Forget();
    }

    /// <inheritdoc />
    public override void SaveState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write("best epoch", BestEpoch);
        state.Write("best", BestValue);
        state.Write("wait", _wait);
        _bestWeights?.Save(state, Weights);
    }

    /// <inheritdoc />
    public override void LoadState(TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Forget();
        BestEpoch = (int)state.ReadInteger("best epoch");
        BestValue = state.ReadNumber("best");
        _wait = (int)state.ReadInteger("wait");
        if (RestoreBestWeights && BestEpoch > 0)
        {
            _bestWeights = WeightSnapshot.Load(state, Weights);
        }
    }

    private void Keep(TrainingContext context, double value)
    {
        BestValue = value;
        BestEpoch = context.Epoch;
        if (Baseline is null || _monitor.Improves(value, Baseline, MinimumDelta))
        {
            _wait = 0;
        }

        if (RestoreBestWeights)
        {
            _bestWeights ??= new WeightSnapshot();
            _bestWeights.Take(context.Model);
        }
    }

    private void Stop(TrainingContext context)
    {
        var best = BestValue is { } value ? FormattableString.Invariant($"the best was {value:0.####} in epoch {BestEpoch}") : "it never was a number";
        context.RequestStop(Baseline is { } baseline && !(BestValue is { } found && _monitor.Improves(found, baseline, MinimumDelta))
            ? FormattableString.Invariant($"EarlyStopping: {_monitor.Name} has not become better than the baseline {baseline:0.####} in {_wait} epochs; {best}.")
            : $"EarlyStopping: {_monitor.Name} has not improved for {_wait} epochs; {best}.");
    }

    private void Forget()
    {
        _bestWeights?.Dispose();
        _bestWeights = null;
    }
}
