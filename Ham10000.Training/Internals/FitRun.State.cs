using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>What a checkpoint holds of a fit, and how a resumed one takes it over.</summary>
internal sealed partial class FitRun
{
    private readonly Checkpoint? _from;

    /// <summary>Every part of the fit that changes during it and lies outside the model and the callbacks, in the order in which they take over their state.
    /// What is added to a fit is added here, and nowhere else.</summary>
    private IEnumerable<IStateful> Parts => [.. Optional(_network), .. _learner.Parts, new RandomState(), _meter];

    private static IEnumerable<IStateful> Optional(params object?[] parts) => parts.OfType<IStateful>();

    // Before the first hook: what callbacks see of the fit in OnFitStart.
    private void RestoreProgress()
    {
        if (_from is not null)
        {
            _context.IsResumed = true;
            _from.Restore(FitProgress.Name, _progress.LoadState);
        }

        // Settings of callbacks are those before the first hook, as a resumed fit finds them.
        _facts = _folder is null ? null : Facts;
    }

    // After OnFitStart, which resets the callbacks.
    private void RestoreParts()
    {
        if (_from is null)
        {
            return;
        }

        foreach (var part in Parts)
        {
            _from.Restore(part.StateName, part.LoadState);
        }

        foreach (var (name, callback) in CallbackNames.Match(_options.Callbacks, _from.Parts, _from.Value))
        {
            _from.Restore(name, callback.LoadState);
        }

        _from.Restore(FitProgress.Name, _context.LoadLearningRate);
        _context.Resume(_meter);
        _saved = _progress.Place;

        // An open file could not be replaced or removed on Windows.
        _from.Dispose();
        _context.Logger.LogInformation("The fit goes on from '{Path}', after epoch {Epochs} and step {Steps} of the next.", _from.Path, _progress.Place.Epochs, _progress.Place.Steps);
    }

    /// <summary>The state of every part and callback; null where a log could not be brought to the disk first, which is a warning as a checkpoint that cannot be written.</summary>
    private Dictionary<string, TrainingState>? TakeStates()
    {
        _progress.Seconds = (_progress.SecondsBefore + _clock.Elapsed.TotalSeconds, EpochSeconds, EpochWaitedSeconds);
        var states = Parts.Append(_progress).ToDictionary(part => part.StateName, part => StateOf(part.SaveState));
        foreach (var (name, callback) in CallbackNames.Of(_options.Callbacks))
        {
            try
            {
                states.Add(name, StateOf(callback.SaveState));
                CallbackNames.SavePlace(callback, states[name]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Warn($"There is no checkpoint after epoch {_progress.Place.Epochs} and step {_progress.Place.Steps} of the next, since {callback.GetType().Name} could not be kept: {e.Message.TrimEnd('.')}. "
                    + "Free some space, or make its folder writable. The fit goes on, and the earlier checkpoints stay as they are.");
                return null;
            }
        }

        return states;
    }

    private static TrainingState StateOf(Action<TrainingState> save)
    {
        var state = new TrainingState();
        save(state);
        return state;
    }
}
