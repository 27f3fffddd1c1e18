using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: activations (nn_activation.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_activation(
        torch.Tensor input, int kind, double a, double b, [MarshalAs(UnmanagedType.Bool)] bool inplace);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_nn_softmax(torch.Tensor input, long dim, int type);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_nn_log_softmax(torch.Tensor input, long dim, int type);
}
