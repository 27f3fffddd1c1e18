using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What transposed convolutions have in common.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    private protected ConvolutionTranspose(
        string name, in ConvolutionShape shape, bool hasBias, Device? device, ScalarType? dtype)
        : base(name, shape, hasBias, device, dtype)
    {
    }

    /// <summary>Spreads each element of the input over a kernel.</summary>
    /// <param name="input">Images (N, in, H, W) or (in, H, W).</param>
    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>Spreads each element of the input over a kernel, to a result of a given size.</summary>
    /// <param name="input">Images (N, in, H, W) or (in, H, W).</param>
    /// <param name="output_size">Height and width of the result, since a stride leaves several possible; null for the least.</param>
    public abstract Tensor forward(Tensor input, long[]? output_size);
}
