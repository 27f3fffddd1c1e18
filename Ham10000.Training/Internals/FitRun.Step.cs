using Ham10000.Dataset;
using Microsoft.Extensions.Logging;
using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class FitRun
{
    private void Train(CancellationToken cancellationToken)
    {
        _model.train();
        _learner.Restart();
        _group.Clear();
        if (_context.Step == 0)
        {
            _learner.Guard?.EpochStart();
        }

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
            _context.ImagesPerSecond = _context.EpochImages / EpochSeconds;
            _callbacks.StepEnd();
            ThrowIfMeasuredNonFinite();
            SaveAfterStep();
            if (_context.StopReason is not null || cancellationToken.IsCancellationRequested)
            {
                break;
            }
        }

        SettleMeasures();
        ThrowIfMeasuredNonFinite();
    }

    /// <summary>Adds a batch's gradients to those of the coming step.</summary>
    private void Learn(Batch batch, int place)
    {
        using var scope = torch.NewDisposeScope();
        _learner.Guard?.BatchStart(isFirstOfStep: place % _options.AccumulateBatches == 0);
        var mix = _mixer.Apply(batch, _context.Epoch, place);
        var outputs = _network.Forward(batch);
        var loss = _learner.LossOf(outputs, batch, mix, out var divisor);
        if (_measuresLate)
        {
            _learner.Backward(loss, divisor);
            MeasureLater(loss, outputs, batch);
            return;
        }

        // Read before the weights change, so that a loss that is not finite leaves them as they were.
        var value = loss.item<float>();
        _group.Images.AddRange(_learner.Guard is null ? [] : batch.Indices);
        if (!float.IsFinite(value))
        {
            Refuse($"the training loss is {value}", _context.Step + 1, value, batch.Indices, wholeStep: false);
            return;
        }

        _learner.Backward(loss, divisor);
        Measure(value, batch.Count);
        if (_objective.PredictsClasses)
        {
            _meter.AddPredictions(Probabilities(outputs).cpu().contiguous(), _mixer.Dominant(batch));
        }
    }

    private void Step()
    {
        switch (_learner.Step())
        {
            case StepOutcome.NonFinite:
                Refuse("the gradients are not finite", _context.Step + 1, _group.Loss, _group.Indices, wholeStep: true);
                break;
            case StepOutcome.Overflow:
                _context.Logger.LogDebug("Epoch {Epoch}, step {Step}: a scaled gradient overflowed. The scale is {Scale} now.", _context.Epoch, _context.Step + 1, _learner.Scaler!.Scale);
                break;
        }

        _context.Step++;
        _context.TotalSteps++;
        EndStep();
    }

    private torch.Tensor Probabilities(torch.Tensor logits)
    {
        using var noGradient = torch.no_grad();
        return _model.Probabilities(logits.detach());
    }
}
