using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tells whether tensors are what they were.</summary>
internal static class TensorMark
{
    /// <summary>A number that changes with the values, memory or type of any of the tensors, as far as libtorch counts changes: what is
    /// written through a pointer or span it does not see. Zero where there is no such number.</summary>
    public static ulong Of(IReadOnlyList<Tensor> tensors)
    {
        Native.Check(Native.ht_inference_mark(TensorHandles.Of(tensors), tensors.Count, out var mark));
        GC.KeepAlive(tensors);
        return mark;
    }
}
