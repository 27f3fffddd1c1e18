using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Training.Internals;

/// <summary>The loss of a fit, ready for its batches.</summary>
internal abstract class BatchLoss : IDisposable
{
    /// <summary>What the sum of the losses of these labels is divided by.</summary>
    internal virtual double Divisor(ReadOnlySpan<long> labels) => labels.Length;

    /// <summary>The mean loss against one set of labels, in the caller's dispose scope.</summary>
    /// <param name="outputs">float32 (N, K), or images.</param>
    /// <param name="target">int64 (N), or images.</param>
    /// <param name="divisor">What the sum of the losses is divided by.</param>
    internal abstract Tensor Of(Tensor outputs, Tensor target, double divisor);

    /// <summary>The divisor of images that are mixtures of two: <paramref name="share"/> of the first set's, the rest of the second's.</summary>
    internal double Divisor(ReadOnlySpan<long> first, ReadOnlySpan<long> second, double share) => share * Divisor(first) + (1 - share) * Divisor(second);

    /// <summary>The mean loss of images that are mixtures of two.</summary>
    internal Tensor Of(Tensor outputs, Tensor first, Tensor second, double share, double divisor) =>
        Of(outputs, first, divisor) * (float)share + Of(outputs, second, divisor) * (float)(1 - share);

    public virtual void Dispose()
    {
    }

    /// <summary>The objective's own loss, or what the options choose.</summary>
    internal static BatchLoss Of(Loss? loss, Objective objective, ClassShares? shares, Device device) => loss switch
    {
        null => new ObjectiveLoss(objective),
        { Function: { } function } => new FunctionLoss(loss.Name, function),
        _ => new ClassLoss(loss, shares ?? throw new InvalidOperationException($"{loss.Name} needs labels."), device),
    };
}
