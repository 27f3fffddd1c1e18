using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. Assigned to a field of a module, it is registered as a parameter.</summary>
public class Parameter : Tensor
{
    /// <summary>Makes a tensor a parameter.</summary>
    /// <param name="data">The tensor. Its memory passes to the parameter; it can no longer be used.</param>
    /// <param name="requires_grad">Whether gradients reach it.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(TakeMemory(data, requires_grad))
    {
    }

    private static IntPtr TakeMemory(Tensor data, bool requiresGrad)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var leaf = Native.ht_nn_make_parameter(data, requiresGrad);
        data.Dispose();
        return leaf.TakeHandle();
    }
}
