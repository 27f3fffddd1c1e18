using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What keeps a fit, and takes it up again.</summary>
internal sealed partial class FitRun
{
    private readonly CheckpointFolder? _folder;
    private readonly FitProgress _progress;
    private readonly Checkpoint? _from;
    private Dictionary<string, string>? _facts;
    private CheckpointPlace? _saved;
    private string? _savedPath;
    private bool _isBetweenHooks;
    private long _epochStart;
    private TimeSpan _epochWaited;

    /// <summary>Every part of the fit that changes during it and lies outside the model and the callbacks, in the order in which they take over their state.
    /// What is added to a fit is added here, and nowhere else.</summary>
    private IEnumerable<IStateful> Parts => [.. Optional(_network), .. _learner.Parts, new RandomState(), _meter];

    private static IEnumerable<IStateful> Optional(params object?[] parts) => parts.OfType<IStateful>();

    /// <summary>Seconds that the running epoch took so far.</summary>
    private double EpochSeconds => _progress.EpochSecondsBefore + Stopwatch.GetElapsedTime(_epochStart).TotalSeconds;

    /// <summary>Seconds of them in which it waited for images.</summary>
    private double EpochWaitedSeconds => _progress.EpochWaitedBefore + (_loader.Waited - _epochWaited).TotalSeconds;

    private void StartEpochClock() => (_epochStart, _epochWaited) = (Stopwatch.GetTimestamp(), _loader.Waited);

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

        foreach (var (name, callback) in CallbackNames.Match(_options.Callbacks, _from.Parts))
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

    private void SaveAfterStep()
    {
        _isBetweenHooks = true;
        if (_options.Checkpoints?.EverySteps is { } every && _context.TotalSteps % every == 0)
        {
            RequireFiniteWeights();
            Save();
        }
    }

    private void SaveAfterEpoch()
    {
        _isBetweenHooks = true;
        if (_options.Checkpoints?.EveryEpochs is { } every && (_context.Epoch % every == 0 || _context.Epoch == _options.Epochs || _context.StopReason is not null))
        {
            Save();
        }
    }

    /// <summary>Keeps a fit that was cancelled, unless it was inside a hook or a step, which would be half done.</summary>
    private void SaveAtCancellation()
    {
        if (_isBetweenHooks && _context.Epoch > 0 && _saved != _progress.Place && FirstNonFiniteWeight() is null)
        {
            Save();
        }
    }

    // What a callback throws here may not keep the others from their end.
    private TrainingException? TrySaveAtCancellation()
    {
        try
        {
            SaveAtCancellation();
            return null;
        }
        catch (Exception e)
        {
            return Failure(e);
        }
    }

    private void Save()
    {
        if (_folder is null)
        {
            return;
        }

        SettleMeasures();
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        var place = _progress.Place;
        if (TakeStates() is { } states && Write(new CheckpointContent(_model, Facts, states), place.FileName))
        {
            _saved = place;
        }
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

    /// <summary>Keeps the end of a fit: the model as it was left, and the history.</summary>
    private void SaveFinished(TrainingHistory history)
    {
        if (_folder is null)
        {
            return;
        }

        using var scope = torch.NewDisposeScope();
        var state = new TrainingState();
        state.Write(FinishedFit.History, HistoryJson.Write(history));
        Write(new CheckpointContent(_model, Facts, new Dictionary<string, TrainingState> { [FinishedFit.Part] = state }), CheckpointFolder.FinishedName);
    }

    private Dictionary<string, string> Facts => _facts ??= RunFacts.Of(_model.Spec, _model.Patient, _training, _validation, _preprocessing, _options with { Device = _model.Device }, _threads);

    private bool Write(CheckpointContent content, string fileName)
    {
        if (_folder!.Save(content, fileName) is { } problem)
        {
            Warn(problem);
            return false;
        }

        _savedPath = Path.Combine(_options.Checkpoints!.Folder, fileName);
        _context.Logger.LogDebug("Saved '{Path}'.", _savedPath);
        return true;
    }

    private void Warn(string problem)
    {
        _progress.Warnings.Add(problem);
        _context.Logger.LogError("{Message}", problem);
    }

    private static TrainingState StateOf(Action<TrainingState> save)
    {
        var state = new TrainingState();
        save(state);
        return state;
    }
}
