using System.Runtime.InteropServices;

namespace TorchSharp;

// autograd.cpp: gradients and the modes of a thread.
internal static partial class Native
{
    [LibraryImport(Library)]
    public static partial int ht_requires_grad(torch.Tensor self, out int result);

    [LibraryImport(Library)]
    public static partial int ht_set_requires_grad(torch.Tensor self, int value);

    [LibraryImport(Library)]
    public static partial int ht_is_leaf(torch.Tensor self, out int result);

    [LibraryImport(Library)]
    public static partial int ht_retain_grad(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial int ht_grad(torch.Tensor self, out IntPtr grad);

    [LibraryImport(Library)]
    public static partial int ht_set_grad(torch.Tensor self, torch.Tensor? grad);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_detach(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial torch.Tensor ht_detach_(torch.Tensor self);

    [LibraryImport(Library)]
    public static partial int ht_backward(
        ReadOnlySpan<IntPtr> tensors, int tensorCount, ReadOnlySpan<IntPtr> grads, int gradCount, int retainGraph, int createGraph,
        ReadOnlySpan<IntPtr> inputs, int inputCount);

    [LibraryImport(Library)]
    public static partial int ht_autograd_grad(
        ReadOnlySpan<IntPtr> outputs, int outputCount, ReadOnlySpan<IntPtr> inputs, int inputCount, ReadOnlySpan<IntPtr> grads,
        int gradCount, int retainGraph, int createGraph, int allowUnused, out IntPtr list, out int count);

    [LibraryImport(Library)]
    public static partial int ht_grad_mode(out int enabled);

    [LibraryImport(Library)]
    public static partial int ht_set_grad_mode(int enabled);

    [LibraryImport(Library)]
    public static partial int ht_inference_mode(out int enabled);

    [LibraryImport(Library)]
    public static partial int ht_inference_guard_new(int enabled, out IntPtr guard);

    [LibraryImport(Library)]
    public static partial void ht_inference_guard_free(IntPtr guard);

    [LibraryImport(Library)]
    public static partial int ht_anomaly_mode(out int enabled, out int checkNan);

    [LibraryImport(Library)]
    public static partial int ht_set_anomaly_mode(int enabled, int checkNan);
}
