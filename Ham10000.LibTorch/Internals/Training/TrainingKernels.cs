using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Layers in training by kernels of the shim's own, as nodes of libtorch's graph. They take maps in NHWC order, float32 or bfloat16, with
/// float32 weights, statistics and gradients of weights, on the CPU, whose channels are a multiple of 16, where something wants a gradient. For
/// anything else they give null, and the caller uses libtorch's operators. TorchSharp has nothing like them.</summary>
/// <remarks>Results do not depend on the number of threads. There are no second derivatives: asking for them is an error.</remarks>
internal static class TrainingKernels
{
    /// <summary>Whether this processor has kernels for the type.</summary>
    public static bool Run(ScalarType type)
    {
        Native.ht_training_kernels(out var floats, out var halves);
        return type switch { ScalarType.Float32 => floats != 0, ScalarType.BFloat16 => halves != 0, _ => false };
    }

    /// <summary>A convolution without bias: plain, of stride 1 where the input wants a gradient, or depthwise of any stride.</summary>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="weight">(outputs, C / groups, rows, columns) in NHWC order.</param>
    /// <param name="sizes">Output height and width, stride of rows and columns, zeros above and left. What is below and right follows.</param>
    /// <param name="groups">1, or C.</param>
    public static Tensor? Convolve(Tensor input, Tensor weight, ReadOnlySpan<long> sizes, long groups)
    {
        Native.Check(Native.ht_training_convolution(input, weight, sizes, groups, out var result));
        return Wrap(result);
    }

    /// <summary>Batch norm, plus a residual where there is one, then the activation.</summary>
    /// <param name="input">(N, C, H, W) or (N, C).</param>
    /// <param name="residual">Of the same shape and type; null for none.</param>
    /// <param name="norm">Scale, shift, running mean and variance, float32 (C), and the batches counted, one int64.</param>
    /// <param name="learns">Whether the batch's own statistics are used, and added to the running ones.</param>
    /// <param name="momentum">The share of the batch in the running statistics.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="activation">0 none, 1 ReLU, 2 ReLU6.</param>
    public static Tensor? Normalize(
        Tensor input, Tensor? residual, (Tensor Scale, Tensor Shift, Tensor Mean, Tensor Variance, Tensor Batches) norm, bool learns, double momentum,
        double epsilon, int activation)
    {
        Native.Check(Native.ht_training_norm(
            input, residual, norm.Scale, norm.Shift, norm.Mean, norm.Variance, norm.Batches, learns, momentum, epsilon, activation, out var result));
        return Wrap(result);
    }

    /// <summary>The mean of each map of (N, C, H, W): float32 (N, C).</summary>
    public static Tensor? Average(Tensor input)
    {
        Native.Check(Native.ht_training_average(input, out var result));
        return Wrap(result);
    }

    private static Tensor? Wrap(IntPtr result) => result == IntPtr.Zero ? null : Tensor.Wrap(result);
}
