using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: layers in training (training.cpp). Those that give a tensor give a null handle where the kernels do not take
/// what they got.</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial void ht_training_kernels(out int floats, out int halves);

    [LibraryImport(Library)]
    internal static partial int ht_training_convolution(torch.Tensor input, torch.Tensor weight, ReadOnlySpan<long> sizes, long groups, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ht_training_norm(
        torch.Tensor input, torch.Tensor? residual, torch.Tensor weight, torch.Tensor bias, torch.Tensor runningMean, torch.Tensor runningVariance,
        torch.Tensor batches, [MarshalAs(UnmanagedType.Bool)] bool learns, double momentum, double epsilon, int activation, out IntPtr result);

    [LibraryImport(Library)]
    internal static partial int ht_training_average(torch.Tensor input, out IntPtr result);
}
