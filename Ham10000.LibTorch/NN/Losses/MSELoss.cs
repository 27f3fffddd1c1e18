using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Squared differences.</summary>
/// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
public sealed class MSELoss(Reduction reduction = Reduction.Mean)
    : Loss<Tensor, Tensor, Tensor>(nameof(MSELoss), reduction)
{
    /// <summary>Computes the loss.</summary>
    /// <param name="input">Predictions.</param>
    /// <param name="target">What they should be, of the same shape.</param>
    public override Tensor forward(Tensor input, Tensor target) => functional.mse_loss(input, target, Reduction);
}
