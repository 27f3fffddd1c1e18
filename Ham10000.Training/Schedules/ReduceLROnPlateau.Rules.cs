using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training;

public sealed partial class ReduceLROnPlateau
{
    /// <inheritdoc />
    public override void OnFitStart(TrainingContext context)
    {
        base.OnFitStart(context);
        _best = _monitor.HigherIsBetter ? double.NegativeInfinity : double.PositiveInfinity;
        _wait = 0;
        _cooldown = 0;
    }

    /// <inheritdoc />
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = context.Value(_monitor);
        if (Rule == PlateauRule.Keras)
        {
            FollowKeras(context, value);
        }
        else
        {
            FollowPyTorch(context, value);
        }
    }

    /// <inheritdoc />
    public override void SaveState(TrainingState state)
    {
        base.SaveState(state);
        state.Write("best", _best);
        state.Write("wait", _wait);
        state.Write("cooldown", _cooldown);
    }

    /// <inheritdoc />
    public override void LoadState(TrainingState state)
    {
        base.LoadState(state);
        _best = state.ReadNumber("best")!.Value;
        _wait = (int)state.ReadInteger("wait");
        _cooldown = (int)state.ReadInteger("cooldown");
    }

    // Not-a-number is never better; the best starts at the worst infinity.
    private bool Improves(double value)
    {
        var sign = _monitor.HigherIsBetter ? 1 : -1;
        var bar = ThresholdMode == ThresholdMode.Relative ? _best * (1 + (sign * MinimumDelta)) : _best + (sign * MinimumDelta);
        return _monitor.HigherIsBetter ? value > bar : value < bar;
    }

    private void FollowKeras(TrainingContext context, double value)
    {
        if (_cooldown > 0)
        {
            _cooldown--;
            _wait = 0;
        }

        if (Improves(value))
        {
            _best = value;
            _wait = 0;
        }
        else if (_cooldown == 0 && ++_wait >= PatienceEpochs && context.LearningRate > MinimumLearningRate)
        {
            Lower(context);
        }
    }

    private void FollowPyTorch(TrainingContext context, double value)
    {
        _wait = Improves(value) ? 0 : _wait + 1;
        _best = _wait == 0 ? value : _best;
        if (_cooldown > 0)
        {
            _cooldown--;
            _wait = 0;
        }

        if (_wait > PatienceEpochs)
        {
            Lower(context);
        }
    }

    private void Lower(TrainingContext context)
    {
        var rate = Math.Max(context.LearningRate * Factor, MinimumLearningRate);
        if (context.LearningRate - rate > MinimumChange)
        {
            context.Logger.LogInformation(TrainingEvents.LearningRate, "Epoch {Epoch}: {Metric} has not improved for {Wait} epochs; the learning rate goes from {Old} to {New}.",
                context.Epoch, _monitor.Name, _wait, context.LearningRate, rate);
            context.SetLearningRate(rate);
        }

        _cooldown = CooldownEpochs;
        _wait = 0;
    }
}
