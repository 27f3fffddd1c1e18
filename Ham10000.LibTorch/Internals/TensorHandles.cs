using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Hands lists of tensors to the shim.</summary>
internal static class TensorHandles
{
    /// <summary>The handles of a list. The caller keeps the list alive until the call is over.</summary>
    public static IntPtr[] Of(IReadOnlyList<Tensor> tensors)
    {
        var handles = new IntPtr[tensors.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = tensors[i].Handle;
        }

        return handles;
    }

    public static bool HasGradient(Tensor tensor)
    {
        Native.Check(Native.ht_nn_has_grad(tensor, out var has));
        return has != 0;
    }

    public static void ZeroGradients(IEnumerable<Tensor> tensors, bool setToNone)
    {
        var list = tensors.ToList();
        Native.Check(Native.ht_nn_zero_grad(Of(list), list.Count, setToNone));
        GC.KeepAlive(list);
    }
}
