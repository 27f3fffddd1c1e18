using Ham10000.Dataset;
using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    private int _groupImages;
    private double _groupLoss;

    private void Train(CancellationToken cancellationToken)
    {
        _model.train();
        _learner.Restart();
        (_groupImages, _groupLoss) = (0, 0);
        var read = _context.Step * _options.AccumulateBatches;

        // A group of batches is finished, so that a cancelled fit can be kept between two steps.
        var cancelsReading = _options.AccumulateBatches == 1 ? cancellationToken : CancellationToken.None;
        foreach (var batch in _loader.ReadEpoch(_context.Epoch, firstStep: read, cancelsReading))
        {
            _isBetweenHooks = false;
            using (batch)
            {
                Learn(batch, read);
            }

            if (++read % _options.AccumulateBatches != 0 && read < _loader.StepsPerEpoch)
            {
                continue;
            }

            Step();
            _context.ImagesPerSecond = _meter.Images / EpochSeconds;
            _callbacks.StepEnd();
            SaveAfterStep();
            if (_context.StopReason is not null || cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Adds a batch's gradients to those of the coming step.</summary>
    private void Learn(Batch batch, int place)
    {
        using var scope = torch.NewDisposeScope();
        var mix = _mixer.Apply(batch, _context.Epoch, place);
        var outputs = _network.Forward(batch);
        var loss = _learner.LossOf(outputs, batch, mix, out var divisor);

        // Read before the weights change, so that a loss that is not finite leaves them as they were.
        var value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw NonFinite($"the training loss is {value}", _context.Step + 1, value);
        }

        _learner.Backward(loss, divisor);
        _meter.Add(value, batch.Count);
        (_groupImages, _groupLoss) = (_groupImages + batch.Count, _groupLoss + (double)value * batch.Count);
        if (_objective.PredictsClasses)
        {
            _meter.AddPredictions(Probabilities(outputs), _mixer.Dominant(batch));
        }
    }

    private void Step()
    {
        using var scope = torch.NewDisposeScope();
        _learner.Step();
        Count(_groupLoss / _groupImages);
        (_groupImages, _groupLoss) = (0, 0);
    }

    private torch.Tensor Probabilities(torch.Tensor logits)
    {
        using var noGradient = torch.no_grad();
        return _model.Probabilities(logits.detach()).cpu().contiguous();
    }

    private void Count(double loss)
    {
        _context.Step++;
        _context.TotalSteps++;
        _context.EpochImages = _meter.Images;
        _context.StepLoss = loss;
        _context.RunningLoss = _meter.Loss;
        _context.RunningAccuracy = _meter.Accuracy;
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
