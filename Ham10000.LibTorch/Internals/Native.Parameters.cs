using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: work on parameters in place (nn_parameters.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ht_init_uniform(torch.Tensor tensor, double low, double high, torch.Generator? generator);

    [LibraryImport(Library)]
    internal static partial int ht_init_normal(torch.Tensor tensor, double mean, double std, torch.Generator? generator);

    [LibraryImport(Library)]
    internal static partial int ht_init_trunc_normal(
        torch.Tensor tensor, double mean, double std, double low, double high, torch.Generator? generator);

    [LibraryImport(Library)]
    internal static partial int ht_init_constant(torch.Tensor tensor, double value);

    [LibraryImport(Library)]
    internal static partial int ht_nn_copy(torch.Tensor destination, torch.Tensor source);

    [LibraryImport(Library)]
    internal static partial int ht_nn_convert(
        torch.Tensor tensor, int type, int deviceType, int deviceIndex, [MarshalAs(UnmanagedType.Bool)] bool nonBlocking);

    [LibraryImport(Library)]
    internal static partial int ht_nn_zero_grad(IntPtr[] tensors, int count, [MarshalAs(UnmanagedType.Bool)] bool setToNone);

    [LibraryImport(Library)]
    internal static partial int ht_nn_has_grad(torch.Tensor tensor, out int result);

    [LibraryImport(Library)]
    internal static partial int ht_clip_grad_norm(IntPtr[] tensors, int count, double maxNorm, double normType, out double total);

    [LibraryImport(Library)]
    internal static partial int ht_clip_grad_value(IntPtr[] tensors, int count, double limit);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_nn_make_parameter(
        torch.Tensor data, [MarshalAs(UnmanagedType.Bool)] bool requiresGrad);

    [LibraryImport(Library)]
    internal static partial int ht_nn_increment(
        torch.Tensor counter, [MarshalAs(UnmanagedType.Bool)] bool wanted, out long count);
}
