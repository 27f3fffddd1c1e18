using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Undoes what a loss or gradient that is not finite has done, or would do.</summary>
internal sealed class NonFiniteGuard : IStateful, IDisposable
{
    private readonly ImageModel _model;
    private readonly OnNonFinite _options;
    private readonly Func<IEnumerable<IStateful>> _parts;
    private readonly BufferCopy _beforeBatch = new(), _beforeStep = new();
    private readonly LearningCopy _copy = new();
    private long _steps;
    private bool _isFirstOfStep;

    /// <summary>Guards a fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What to do; not to stop.</param>
    /// <param name="parts">The optimiser and the moving average as they are now.</param>
    internal NonFiniteGuard(ImageModel model, OnNonFinite options, Func<IEnumerable<IStateful>> parts)
    {
        (_model, _options, _parts) = (model, options, parts);
        Refresh();
    }

    public string StateName => "non-finite-guard";

    /// <summary>How often it was needed.</summary>
    internal int Count { get; private set; }

    /// <summary>Whether it may be needed once more.</summary>
    internal bool IsLeft => Count < _options.Limit;

    /// <summary>What learning rates are multiplied by.</summary>
    internal double RateFactor { get; private set; } = 1;

    private bool Restores => _options.Action == NonFiniteAction.Restore;

    /// <summary>Takes note that other layers are trained.</summary>
    internal void Refresh()
    {
        if (!Restores)
        {
            _beforeBatch.Start(_model);
            _beforeStep.Start(_model);
        }
    }

    internal void EpochStart()
    {
        if (Restores)
        {
            _copy.Take(_model, _parts());
        }
    }

    internal void BatchStart(bool isFirstOfStep)
    {
        if (!Restores)
        {
            (isFirstOfStep ? _beforeStep : _beforeBatch).Take();
        }

        _isFirstOfStep = isFirstOfStep;
    }

    internal void StepEnd()
    {
        if (Restores && _options.EverySteps is { } every && ++_steps % every == 0 && AreWeightsFinite())
        {
            _copy.Take(_model, _parts());
        }
    }

    /// <summary>Puts back what the batch or step has changed, and says in words what was done.</summary>
    /// <param name="wholeStep">Whether all of the step is undone, or the last batch alone.</param>
    internal string Undo(bool wholeStep)
    {
        Count++;
        if (!Restores)
        {
            (wholeStep || _isFirstOfStep ? _beforeStep : _beforeBatch).Restore();
            return $"It was left out, {Count} of {_options.Limit} at most.";
        }

        _copy.Restore(_model, _parts());
        RateFactor *= _options.LearningRateFactor;
        var when = _options.EverySteps is { } every ? $"the last copy, of which one is taken every {every} steps" : "the epoch's start";
        return FormattableString.Invariant($"Weights and optimiser are those of {when} again and learning rates {RateFactor:g3} of what they were, {Count} times of {_options.Limit} at most.");
    }

    // A finite gradient can make weights that are none; going back to those would be of no use.
    private bool AreWeightsFinite()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        return ChangingTensors.Of(_model).Values.All(tensor => !tensor.is_floating_point() || tensor.isfinite().all().item<bool>());
    }

    public void SaveState(TrainingState state)
    {
        state.Write("count", Count);
        state.Write("rate-factor", RateFactor);
        state.Write("steps", _steps);
        _copy.SaveState(state);
    }

    public void LoadState(TrainingState state)
    {
        Count = (int)state.ReadInteger("count");
        RateFactor = state.ReadNumber("rate-factor")!.Value;
        _steps = state.ReadInteger("steps");
        if (Restores)
        {
            _copy.LoadState(state, _parts().Select(part => part.StateName));
        }
    }

    public void Dispose()
    {
        _beforeBatch.Dispose();
        _beforeStep.Dispose();
        _copy.Dispose();
    }
}
