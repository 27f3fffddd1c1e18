using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: optimiser steps (nn_optim.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_optim_state_like(torch.Tensor parameter);

    [LibraryImport(Library)]
    internal static partial int ht_adam_step(
        int count, IntPtr[] parameters, IntPtr[] firstMoments, IntPtr[] secondMoments, IntPtr[]? largestMoments,
        ReadOnlySpan<long> steps, double rate, double beta1, double beta2, double eps, double decay,
        [MarshalAs(UnmanagedType.Bool)] bool decoupled, [MarshalAs(UnmanagedType.Bool)] bool maximize);

    [LibraryImport(Library)]
    internal static partial int ht_nadam_step(
        int count, IntPtr[] parameters, IntPtr[] firstMoments, IntPtr[] secondMoments, Span<double> muProducts,
        ReadOnlySpan<long> steps, double rate, double beta1, double beta2, double eps, double decay, double momentumDecay);

    [LibraryImport(Library)]
    internal static partial int ht_sgd_step(
        int count, IntPtr[] parameters, IntPtr[]? buffers, ReadOnlySpan<byte> fresh, double rate, double momentum,
        double dampening, double decay, [MarshalAs(UnmanagedType.Bool)] bool nesterov,
        [MarshalAs(UnmanagedType.Bool)] bool maximize);

    [LibraryImport(Library)]
    internal static partial int ht_rmsprop_step(
        int count, IntPtr[] parameters, IntPtr[] squares, IntPtr[]? averages, IntPtr[]? buffers, double rate, double alpha,
        double eps, double decay, double momentum, [MarshalAs(UnmanagedType.Bool)] bool maximize);
}
