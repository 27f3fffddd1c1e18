using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    private const int MostImagesNamed = 20;

    /// <summary>Leaves out a batch or step, goes back to the last good weights, or ends the fit: what the options say.</summary>
    private void Refuse(string what, int step, double loss, ReadOnlySpan<int> images, bool wholeStep)
    {
        if (_learner.Guard is not { IsLeft: true } guard)
        {
            throw NonFinite(_learner.Guard is null ? what : $"{what}, after {_learner.Guard.Count} others of the fit, which are as many as OnNonFinite allows", step, loss);
        }

        var done = guard.Undo(wholeStep);
        if (_options.OnNonFinite.Action == NonFiniteAction.Restore)
        {
            _learner.Restart();
            _learner.SetLearningRate(_context.LearningRate);
        }

        var warning = $"Epoch {_context.Epoch}, step {step} of {_context.StepsPerEpoch}: {what}. {done}{ImagesIn(images)}";
        _progress.Warnings.Add(warning);
        _context.Logger.LogWarning("{Warning}", warning);
    }

    private string ImagesIn(ReadOnlySpan<int> images)
    {
        var ids = images.ToArray().Distinct().Select(index => _training.Records[index].ImageId).ToList();
        var more = ids.Count > MostImagesNamed ? $" and {ids.Count - MostImagesNamed} more" : "";
        return ids.Count == 0 ? "" : $" Its images: {string.Join(", ", ids.Take(MostImagesNamed))}{more}.";
    }

    /// <summary>The loss is finite before the last step, the weights may not be after it; no checkpoint may hold such weights.</summary>
    private void RequireFiniteWeights()
    {
        if (FirstNonFiniteWeight() is not { } name)
        {
            return;
        }

        if (_options.OnNonFinite.Action == NonFiniteAction.Restore)
        {
            Refuse($"the weights '{name}' are not finite", _context.Step, _context.StepLoss, [], wholeStep: true);
        }
        else
        {
            throw NonFinite($"the weights '{name}' are not finite", _context.Step, _context.StepLoss);
        }
    }

    private string? FirstNonFiniteWeight()
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        return _model.state_dict().Where(entry => entry.Value.is_floating_point() && !entry.Value.isfinite().all().item<bool>()).Select(entry => entry.Key).FirstOrDefault();
    }

    private NonFiniteLossException NonFinite(string what, int step, double loss)
    {
        var checkpoint = _callbacks.LastCheckpoint ?? _savedPath;
        var kept = checkpoint is null ? "No checkpoint was saved; set Checkpoints or add a ModelCheckpoint to keep one." : $"The last good model is '{checkpoint}'.";
        var message = $"Epoch {_context.Epoch}, step {step} of {_context.StepsPerEpoch}: {what}. Expected finite numbers. "
            + FormattableString.Invariant($"Lower the learning rate, which was {_context.LearningRate * (_learner.Guard?.RateFactor ?? 1):g6}. {kept}");
        return new NonFiniteLossException(message, History(StopCause.Failed, message), _context.Epoch, step, loss, checkpoint);
    }
}
