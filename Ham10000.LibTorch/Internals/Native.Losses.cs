using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The shim's functions: losses (nn_loss.cpp).</summary>
internal static partial class Native
{
    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_cross_entropy(
        torch.Tensor input, torch.Tensor target, torch.Tensor? weight, long reduction, long ignoreIndex, double labelSmoothing);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_nll_loss(
        torch.Tensor input, torch.Tensor target, torch.Tensor? weight, long reduction, long ignoreIndex);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_bce(torch.Tensor input, torch.Tensor target, torch.Tensor? weight, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_bce_with_logits(
        torch.Tensor input, torch.Tensor target, torch.Tensor? weight, torch.Tensor? posWeight, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_mse_loss(torch.Tensor input, torch.Tensor target, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_l1_loss(torch.Tensor input, torch.Tensor target, long reduction);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_smooth_l1_loss(torch.Tensor input, torch.Tensor target, long reduction, double beta);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_huber_loss(torch.Tensor input, torch.Tensor target, long reduction, double delta);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_kl_div(
        torch.Tensor input, torch.Tensor target, long reduction, [MarshalAs(UnmanagedType.Bool)] bool logTarget);

    [LibraryImport(Library)]
    internal static partial torch.Tensor ht_one_hot(torch.Tensor input, long classes);
}
