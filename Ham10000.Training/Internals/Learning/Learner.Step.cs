using Ham10000.Dataset;
using TorchSharp;

namespace Ham10000.Training.Internals;

internal sealed partial class Learner
{
    private int _batches;
    private double _divisor;

    /// <summary>Whether a step looks at the norm of its gradients.</summary>
    private bool ChecksNorm => Guard is not null || Scaler is not null;

    /// <summary>Forgets the gradients so far.</summary>
    internal void Restart() => (_batches, _divisor) = (0, 0);

    /// <summary>The mean loss of a batch, L2 penalty included, in the caller's dispose scope.</summary>
    /// <param name="outputs">What the network made of it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="mix">What its images are mixtures of.</param>
    /// <param name="divisor">What the sum of its images' losses was divided by.</param>
    internal torch.Tensor LossOf(torch.Tensor outputs, Batch batch, BatchMix mix, out double divisor)
    {
        var loss = mix.IsMixed && _model.Objective.PredictsClasses ? MixedLoss(outputs, batch, mix, out divisor) : PlainLoss(outputs, batch, out divisor);
        return _model.L2Penalty() is { } penalty ? loss + penalty : loss;
    }

    /// <summary>Adds a batch's gradients to those of the coming step.</summary>
    internal void Backward(torch.Tensor loss, double divisor)
    {
        if (_batches++ == 0)
        {
            _steps.ClearGradients();
        }

        _divisor += divisor;
        var factor = (_options.AccumulateBatches == 1 ? 1 : divisor) * (Scaler?.Scale ?? 1);
        (factor == 1 ? loss : loss * (float)factor).backward();
    }

    /// <summary>One step of the optimiser with the gradients so far, in the caller's dispose scope.</summary>
    internal StepOutcome Step()
    {
        if (_batches == 0)
        {
            return StepOutcome.Empty;
        }

        var factor = (_options.AccumulateBatches > 1 && _divisor > 0 ? _divisor : 1) * (Scaler?.Scale ?? 1);
        Restart();
        if (factor != 1)
        {
            _steps.Scale(1 / factor);
        }

        var isFinite = _steps.Limit(ChecksNorm) is not { } norm || double.IsFinite(norm);
        Scaler?.Update(isFinite);
        if (!isFinite)
        {
            return Scaler is { Scale: >= 1 } ? StepOutcome.Overflow : StepOutcome.NonFinite;
        }

        _steps.Step();
        Average?.Update();
        Guard?.StepEnd();
        return StepOutcome.Done;
    }

    private torch.Tensor PlainLoss(torch.Tensor outputs, Batch batch, out double divisor)
    {
        divisor = _loss.Divisor(batch.Labels);
        return _loss.Of(outputs, _model.Objective.Target(batch, outputs.device), divisor);
    }

    private torch.Tensor MixedLoss(torch.Tensor outputs, Batch batch, BatchMix mix, out double divisor)
    {
        divisor = _loss.Divisor(batch.Labels, mix.Second, mix.Share);
        var second = torch.frombuffer(mix.SecondBuffer, torch.ScalarType.Int64, batch.Count).to(outputs.device);
        return _loss.Of(outputs, _model.Objective.Target(batch, outputs.device), second, mix.Share, divisor);
    }
}
