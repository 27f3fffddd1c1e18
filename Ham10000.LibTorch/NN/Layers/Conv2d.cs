using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>A convolution of images.</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(in ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), shape, bias, device, dtype)
    {
    }

    /// <summary>Convolves images.</summary>
    /// <param name="input">Images (N, in, H, W) or (in, H, W).</param>
    /// <returns>Images with as many channels as there are kernels.</returns>
    public override Tensor forward(Tensor input)
    {
        if (padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant))
        {
            using var padded = functional.pad(input, Border(), padding_mode);
            return functional.conv2d(padded, weight, bias, stride, null, dilation, groups);
        }

        return padding_type is { } named
            ? functional.conv2d_padding(input, weight, bias, stride, named, dilation, groups)
            : functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
    }

    // Left, right, top, bottom.
    private long[] Border()
    {
        if (padding_type != Padding.Same)
        {
            return [padding[1], padding[1], padding[0], padding[0]];
        }

        var vertical = dilation[0] * (kernel_size[0] - 1);
        var horizontal = dilation[1] * (kernel_size[1] - 1);
        return [horizontal / 2, horizontal - horizontal / 2, vertical / 2, vertical - vertical / 2];
    }
}
