using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Passes a tensor from step to step and gives its handle back as soon as the next step has used it, so that a forward pass
/// holds no more memory than autograd needs.</summary>
internal static class TensorChain
{
    /// <summary>Runs the module on the tensor and disposes the tensor.</summary>
    public static Tensor Then(this Tensor tensor, nn.Module<Tensor, Tensor> module)
    {
        Tensor next;
        try
        {
            next = module.call(tensor);
        }
        catch
        {
            tensor.Dispose();
            throw;
        }

        return Release(tensor, next);
    }

    /// <summary>Runs the function on the tensor and disposes the tensor.</summary>
    public static Tensor Then(this Tensor tensor, Func<Tensor, Tensor> function)
    {
        Tensor next;
        try
        {
            next = function(tensor);
        }
        catch
        {
            tensor.Dispose();
            throw;
        }

        return Release(tensor, next);
    }

    /// <summary>Applies the activation, in place where its backward allows it, and disposes the tensor.</summary>
    public static Tensor Then(this Tensor tensor, Activation activation) => activation switch
    {
        Activation.None => tensor,
        Activation.Relu => tensor.Then(static x => x.relu_()),
        Activation.Relu6 => tensor.Then(Relu6),
        Activation.Tanh => tensor.Then(static x => x.tanh_()),
        Activation.Sigmoid => tensor.Then(static x => x.sigmoid_()),
        Activation.Gelu => tensor.Then(static x => nn.functional.gelu(x)),
        Activation.Silu => tensor.Then(static x => nn.functional.silu(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    /// <summary>Runs the function on maps (N, C, H, W) seen as (N, H, W, C), and gives its result back as maps. Views only; leaves the tensor as it is.</summary>
    public static Tensor OverChannels(this Tensor maps, Func<Tensor, Tensor> function)
    {
        using var rows = maps.permute(0, 2, 3, 1);
        return function(rows).Then(static x => x.permute(0, 3, 1, 2));
    }

    /// <summary>Disposes what an in-place operation returned where it is another handle of the tensor rather than the tensor itself.</summary>
    public static void ReleaseUnless(this Tensor result, Tensor tensor) => Release(result, tensor);

    // In place under autograd, clamp would keep a copy of its input, which costs more than a new output.
    private static Tensor Relu6(Tensor x) => x.requires_grad && is_grad_enabled() ? x.clamp(0, 6) : x.clamp_(0, 6);

    private static Tensor Release(Tensor tensor, Tensor next)
    {
        if (!ReferenceEquals(tensor, next))
        {
            tensor.Dispose();
        }

        return next;
    }
}
