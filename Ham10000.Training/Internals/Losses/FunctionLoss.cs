using static TorchSharp.torch;

namespace Ham10000.Training.Internals;

/// <summary>A loss of the user's own.</summary>
internal sealed class FunctionLoss(string name, Func<Tensor, Tensor, Tensor> function) : BatchLoss
{
    internal override Tensor Of(Tensor outputs, Tensor target, double divisor)
    {
        var loss = function(outputs, target) ?? throw new InvalidOperationException($"Loss '{name}' returned null. Expected a tensor of one value, the mean loss.");
        if (loss.numel() != 1 || !loss.is_floating_point())
        {
            throw new InvalidOperationException(
                $"Loss '{name}' returned {loss.dtype} of shape ({string.Join(", ", loss.shape)}). Expected one float value, the mean loss; end it with mean().");
        }

        return loss.requires_grad
            ? loss.dim() == 0 ? loss : loss.reshape([])
            : throw new InvalidOperationException($"Loss '{name}' returned a value without gradients. Compute it from the outputs with tensor operations, outside no_grad and detach.");
    }
}
