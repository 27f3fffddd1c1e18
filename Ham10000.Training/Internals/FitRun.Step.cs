using Ham10000.Dataset;
using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    private void Train(CancellationToken cancellationToken)
    {
        _model.train();
        foreach (var batch in _loader.ReadEpoch(_context.Epoch, firstStep: _context.Step, cancellationToken))
        {
            _isBetweenHooks = false;
            using (batch)
            {
                Step(batch, _meter);
            }

            _context.ImagesPerSecond = _meter.Images / EpochSeconds;
            _callbacks.StepEnd();
            SaveAfterStep();
            if (_context.StopReason is not null || cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Step(Batch batch, EpochMeter meter)
    {
        using var scope = torch.NewDisposeScope();
        var outputs = _network.Forward(batch);
        var loss = _objective.Loss(outputs, _objective.Target(batch, outputs.device));
        if (_model.L2Penalty() is { } penalty)
        {
            loss = loss + penalty;
        }

        // Read before the weights change, so that a loss that is not finite leaves them as they were.
        var value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw NonFinite($"the training loss is {value}", _context.Step + 1, value);
        }

        _optimizer.zero_grad();
        loss.backward();
        _optimizer.step();
        meter.Add(value, batch.Count);
        if (_objective.PredictsClasses)
        {
            meter.AddPredictions(Probabilities(outputs), batch.Labels);
        }

        Count(value, meter);
    }

    private torch.Tensor Probabilities(torch.Tensor logits)
    {
        using var noGradient = torch.no_grad();
        return _model.Probabilities(logits.detach()).cpu().contiguous();
    }

    private void Count(double loss, EpochMeter meter)
    {
        _context.Step++;
        _context.TotalSteps++;
        _context.EpochImages = meter.Images;
        _context.StepLoss = loss;
        _context.RunningLoss = meter.Loss;
        _context.RunningAccuracy = meter.Accuracy;
    }

    /// <summary>The loss is finite before the last step, the weights may not be after it; no checkpoint may hold such weights.</summary>
    private void RequireFiniteWeights()
    {
        if (FirstNonFiniteWeight() is { } name)
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
        var checkpoint = _callbacks.LastCheckpoint;
        var kept = checkpoint is null ? "No checkpoint was saved; add a ModelCheckpoint to keep one." : $"The last good model is '{checkpoint}'.";
        var message = $"Epoch {_context.Epoch}, step {step} of {_context.StepsPerEpoch}: {what}. Expected finite numbers. "
            + FormattableString.Invariant($"Lower the learning rate, which was {_context.LearningRate:g6}. {kept}");
        return new NonFiniteLossException(message, History(StopCause.Failed, message), _context.Epoch, step, loss, checkpoint);
    }
}
