using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A transposed convolution of images.</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(in ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), shape, bias, device, dtype)
    {
        if (shape.PaddingMode != PaddingModes.Zeros)
        {
            throw new ArgumentException(
                $"ConvTranspose2d pads with zeros only, got {shape.PaddingMode}. Leave the padding mode out.");
        }
    }

    /// <summary>Spreads each element of the input over a kernel, to a result of a given size.</summary>
    /// <param name="input">Images (N, in, H, W) or (in, H, W).</param>
    /// <param name="output_size">Height and width of the result, since a stride leaves several possible; null for the least.</param>
    /// <exception cref="ArgumentException">The size cannot come out.</exception>
    public override Tensor forward(Tensor input, long[]? output_size) => functional.conv_transpose2d(
        input, weight, bias, stride, padding, output_size is null ? output_padding : Extra(input, output_size), dilation, groups);

    private long[] Extra(Tensor input, long[] outputSize)
    {
        var shape = input.shape;
        if (outputSize.Length != 2 && outputSize.Length != shape.Length)
        {
            throw new ArgumentException($"Expected height and width in output_size, got {outputSize.Length} numbers.");
        }

        var extra = new long[2];
        for (var i = 0; i < 2; i++)
        {
            var least = (shape[shape.Length - 2 + i] - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel_size[i] - 1) + 1;
            var most = least + stride[i] - 1;
            var wanted = outputSize[outputSize.Length - 2 + i];
            extra[i] = wanted - least;
            if (wanted < least || wanted > most)
            {
                throw new ArgumentException(
                    $"A result of size {wanted} cannot come out along dimension {shape.Length - 2 + i}. Expected {least} to {most}.");
            }
        }

        return extra;
    }
}
