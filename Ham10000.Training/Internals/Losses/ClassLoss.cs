using static TorchSharp.torch;
using Functional = TorchSharp.torch.nn.functional;

namespace Ham10000.Training.Internals;

/// <summary>The losses of the catalogue: the formula of <see cref="Loss"/>.</summary>
internal sealed class ClassLoss : BatchLoss
{
    // 1 - p of float32 is 0 or at least 6e-8; a power of 0 below 1 has an infinite slope.
    private const float LeastDoubt = 1e-8f;

    private readonly Loss _loss;
    private readonly bool _isBinary;
    private readonly float[]? _weights;
    private readonly Tensor? _weight;
    private readonly Tensor? _adjustment;

    internal ClassLoss(Loss loss, ClassShares shares, Device device)
    {
        (_loss, _isBinary) = (loss, shares.IsBinary);
        _weights = loss.Alpha is { } alpha ? [(float)(1 - alpha), (float)alpha] : loss.ClassWeights is { } chosen ? [.. chosen.Values] : null;
        _weight = _weights is null ? null : Constant(_weights, device);
        _adjustment = loss.LogitAdjustment == 0 ? null : Constant(Adjustment(loss.LogitAdjustment, shares), device);
    }

    internal override double Divisor(ReadOnlySpan<long> labels)
    {
        if (_weights is null || _loss.Mean == LossMean.OverImages)
        {
            return labels.Length;
        }

        var sum = 0.0;
        foreach (var label in labels)
        {
            sum += _weights[label];
        }

        return sum;
    }

    internal override Tensor Of(Tensor outputs, Tensor target, double divisor)
    {
        var logits = _adjustment is null ? outputs : outputs + _adjustment;
        var sum = _loss.Gamma == 0 && !_isBinary
            ? Functional.cross_entropy(logits, target, _weight, reduction: nn.Reduction.Sum, label_smoothing: _loss.LabelSmoothing)
            : Sum(logits, target);

        // All weights are 0 only if the sum is.
        return sum * (float)(divisor > 0 ? 1 / divisor : 0);
    }

    public override void Dispose()
    {
        _weight?.Dispose();
        _adjustment?.Dispose();
        base.Dispose();
    }

    private Tensor Sum(Tensor logits, Tensor target)
    {
        var terms = Terms(logits);
        var right = terms.gather(1, target.unsqueeze(1)).sum();
        var smoothing = _loss.LabelSmoothing;
        return smoothing == 0 ? right.neg() : right * (float)(smoothing - 1) - terms.sum() * (float)(smoothing / terms.size(1));
    }

    /// <summary>For each image and class, (N, K), w · (1 − p)^γ · log p.</summary>
    private Tensor Terms(Tensor logits)
    {
        var terms = _isBinary ? cat([Functional.logsigmoid(logits.neg()), Functional.logsigmoid(logits)], dim: 1) : Functional.log_softmax(logits, 1);
        if (_loss.Gamma != 0)
        {
            terms = (1 - terms.exp()).clamp_min(LeastDoubt).pow((float)_loss.Gamma) * terms;
        }

        return _weight is null ? terms : terms * _weight;
    }

    private static float[] Adjustment(double tau, ClassShares shares)
    {
        var logarithms = shares.Logarithms();
        return shares.IsBinary ? [(float)(tau * (logarithms[1] - logarithms[0]))] : [.. logarithms.Select(value => (float)(tau * value))];
    }

    private static Tensor Constant(float[] values, Device device) => tensor(values, device: device).DetachFromDisposeScope();
}
