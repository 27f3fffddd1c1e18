using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>When a fit is kept.</summary>
internal sealed partial class FitRun
{
    private readonly CheckpointFolder? _folder;
    private readonly FitProgress _progress;
    private Dictionary<string, string>? _facts;
    private CheckpointPlace? _saved;
    private string? _savedPath;
    private bool _isBetweenHooks;

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
}
