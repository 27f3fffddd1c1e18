#if !TORCHSHARP_PROVIDER
using TorchSharp;
#endif
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Layers on kernels made for training, where the provider has them and they take the tensors; null where the layer is to use libtorch's
/// operators. The results are the same up to rounding.</summary>
internal static class TrainingPass
{
    /// <summary>True on a thread that is to use libtorch's operators throughout, for comparisons.</summary>
    [field: ThreadStatic]
    public static bool IsOff { get; set; }

#if TORCHSHARP_PROVIDER
    public static Tensor? Convolve(Tensor input, Tensor weight, ReadOnlySpan<long> sizes, int groups) => null;

    public static Tensor? Normalize(
        Tensor input, Tensor? residual, (Tensor Scale, Tensor Shift, Tensor Mean, Tensor Variance, Tensor Batches) norm, bool learns, double momentum,
        double epsilon, Activation activation) => null;

    public static Tensor? Average(Tensor input) => null;
#else
    public static Tensor? Convolve(Tensor input, Tensor weight, ReadOnlySpan<long> sizes, int groups) =>
        IsOff ? null : TrainingKernels.Convolve(input, weight, sizes, groups);

    public static Tensor? Normalize(
        Tensor input, Tensor? residual, (Tensor Scale, Tensor Shift, Tensor Mean, Tensor Variance, Tensor Batches) norm, bool learns, double momentum,
        double epsilon, Activation activation) => !IsOff && activation is (Activation.None or Activation.Relu or Activation.Relu6)
            ? TrainingKernels.Normalize(input, residual, norm, learns, momentum, epsilon, (int)activation)
            : null;

    public static Tensor? Average(Tensor input) => IsOff ? null : TrainingKernels.Average(input);
#endif
}
