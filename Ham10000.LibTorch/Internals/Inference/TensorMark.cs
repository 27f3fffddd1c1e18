using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tells whether tensors are what they were.</summary>
internal static class TensorMark
{
    /// <summary>A number that changes with the values, memory or type of any of the tensors, as far as libtorch counts changes: what is
    /// written through a pointer or span it does not see. Zero where there is no such number.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="handles">Memory for as many handles, for callers that ask at every step; null to make some.</param>
    public static ulong Of(IReadOnlyList<Tensor> tensors, IntPtr[]? handles = null)
    {
        handles ??= new IntPtr[tensors.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = tensors[i].Handle;
        }

        Native.Check(Native.ht_inference_mark(handles, handles.Length, out var mark));
        GC.KeepAlive(tensors);
        return mark;
    }
}
