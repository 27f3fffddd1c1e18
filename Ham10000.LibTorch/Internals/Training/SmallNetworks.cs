using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Several layers of a small network as one operation with gradients. Results do not depend on the number of threads.</summary>
internal static class SmallNetworks
{
    /// <summary>A 3×3 convolution of stride 1 with a border of zeros, a bias, ReLU, pooling of the largest of each 2×2, and dropout.</summary>
    /// <param name="input">float32 (N, 3 or 32, H, W). Images, of 3 maps, take no gradient.</param>
    /// <param name="kernel">float32 (32, 3 or 32, 3, 3).</param>
    /// <param name="bias">float32 (32), or null for none.</param>
    /// <param name="rate">The part of the values that is dropped, in steps of 1/65,536; 0 for no dropout, which then leaves torch's generator as it is.</param>
    /// <returns>float32 (N, 32, H / 2, W / 2), rounded down, in NHWC memory; null where the operation does not cover the arguments, or without gradients.</returns>
    public static Tensor? ConvolvePool(Tensor input, Tensor kernel, Tensor? bias, double rate)
    {
        Native.Check(Native.ht_conv_pool(input, kernel, bias, rate, out var output));
        return output == IntPtr.Zero ? null : Tensor.Wrap(output);
    }

    /// <summary>A fully connected layer over vectors, with ReLU or without an activation.</summary>
    /// <param name="input">float32 (N, inputs), N at most 64.</param>
    /// <param name="kernel">float32 (outputs, inputs).</param>
    /// <param name="bias">float32 (outputs).</param>
    /// <param name="relu">Whether to put negative results to 0.</param>
    /// <returns>float32 (N, outputs); null where the operation does not cover the arguments, or without gradients.</returns>
    public static Tensor? Dense(Tensor input, Tensor kernel, Tensor bias, bool relu)
    {
        Native.Check(Native.ht_dense(input, kernel, bias, relu, out var output));
        return output == IntPtr.Zero ? null : Tensor.Wrap(output);
    }
}
