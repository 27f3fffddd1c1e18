using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: networks in evaluation mode (inference.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ht_inference_has_bfloat16();

    [LibraryImport(Library)]
    internal static partial int ht_inference_new(int widestVector, [MarshalAs(UnmanagedType.U1)] bool inBFloat16, long memory, long outputs, out IntPtr program);

    [LibraryImport(Library)]
    internal static partial void ht_inference_free(IntPtr program);

    [LibraryImport(Library)]
    internal static partial int ht_inference_add(InferenceProgram program, in InferenceOperation operation, torch.Tensor? weights, torch.Tensor? bias, torch.Tensor? inputScale, torch.Tensor? inputShift);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_inference_run(InferenceProgram program, ReadOnlySpan<float> images, long count, long outputs);

    [LibraryImport(Library)]
    internal static partial int ht_inference_mark(IntPtr[] tensors, int count, out ulong mark);
}
