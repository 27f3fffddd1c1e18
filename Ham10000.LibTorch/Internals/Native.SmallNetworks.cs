using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: several layers in one operation, for training (training_small.cpp, training_small_dense.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial int ht_conv_pool(
        torch.Tensor input, torch.Tensor kernel, torch.Tensor? bias, double rate, out IntPtr output);

    [LibraryImport(Library)]
    internal static partial int ht_dense(
        torch.Tensor input, torch.Tensor kernel, torch.Tensor bias, [MarshalAs(UnmanagedType.Bool)] bool relu, out IntPtr output);
}
