using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A convolution of images.</summary>
        /// <param name="in_channels">The number of input channels.</param>
        /// <param name="out_channels">The number of output channels.</param>
        /// <param name="kernel_size">Height and width of the kernels.</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the padding holds.</param>
        /// <param name="groups">Into how many independent groups the channels fall.</param>
        /// <param name="bias">Whether each output channel has a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new Conv2d(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size])
                {
                    Stride = [stride, stride],
                    Padding = [padding, padding],
                    Dilation = [dilation, dilation],
                    PaddingMode = padding_mode,
                    Groups = groups,
                },
                bias, device, dtype);

        /// <summary>A convolution of images.</summary>
        /// <param name="in_channels">The number of input channels.</param>
        /// <param name="out_channels">The number of output channels.</param>
        /// <param name="kernel_size">Height and width of the kernels.</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the padding holds.</param>
        /// <param name="groups">Into how many independent groups the channels fall.</param>
        /// <param name="bias">Whether each output channel has a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new Conv2d(
                new ConvolutionShape(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2])
                {
                    Stride = functional.Both(stride) ?? [1, 1],
                    Padding = functional.Both(padding) ?? [0, 0],
                    Dilation = functional.Both(dilation) ?? [1, 1],
                    PaddingMode = padding_mode,
                    Groups = groups,
                },
                bias, device, dtype);

        /// <summary>A convolution of images.</summary>
        /// <param name="in_channels">The number of input channels.</param>
        /// <param name="out_channels">The number of output channels.</param>
        /// <param name="kernel_size">Height and width of the kernels.</param>
        /// <param name="padding">Which padding.</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the padding holds.</param>
        /// <param name="groups">Into how many independent groups the channels fall.</param>
        /// <param name="bias">Whether each output channel has a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new Conv2d(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size])
                {
                    Stride = [stride, stride],
                    PaddingType = padding,
                    Dilation = [dilation, dilation],
                    PaddingMode = padding_mode,
                    Groups = groups,
                },
                bias, device, dtype);

        /// <summary>A convolution of images.</summary>
        /// <param name="in_channels">The number of input channels.</param>
        /// <param name="out_channels">The number of output channels.</param>
        /// <param name="kernel_size">Height and width of the kernels.</param>
        /// <param name="padding">Which padding.</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the padding holds.</param>
        /// <param name="groups">Into how many independent groups the channels fall.</param>
        /// <param name="bias">Whether each output channel has a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new Conv2d(
                new ConvolutionShape(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2])
                {
                    Stride = functional.Both(stride) ?? [1, 1],
                    PaddingType = padding,
                    Dilation = functional.Both(dilation) ?? [1, 1],
                    PaddingMode = padding_mode,
                    Groups = groups,
                },
                bias, device, dtype);

        /// <summary>A transposed convolution of images.</summary>
        /// <param name="in_channels">The number of input channels.</param>
        /// <param name="out_channels">The number of output channels.</param>
        /// <param name="kernel_size">Height and width of the kernels.</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="output_padding">Rows and columns added at the end.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the padding holds.</param>
        /// <param name="groups">Into how many independent groups the channels fall.</param>
        /// <param name="bias">Whether each output channel has a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0,
            long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new ConvTranspose2d(
                new ConvolutionShape(in_channels, out_channels, [kernel_size, kernel_size])
                {
                    IsTransposed = true,
                    Stride = [stride, stride],
                    Padding = [padding, padding],
                    Dilation = [dilation, dilation],
                    OutputPadding = [output_padding, output_padding],
                    PaddingMode = padding_mode,
                    Groups = groups,
                },
                bias, device, dtype);

        /// <summary>A transposed convolution of images.</summary>
        /// <param name="in_channels">The number of input channels.</param>
        /// <param name="out_channels">The number of output channels.</param>
        /// <param name="kernel_size">Height and width of the kernels.</param>
        /// <param name="stride">Vertical and horizontal step.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="output_padding">Rows and columns added at the end.</param>
        /// <param name="dilation">Distance of kernel elements.</param>
        /// <param name="padding_mode">What the padding holds.</param>
        /// <param name="groups">Into how many independent groups the channels fall.</param>
        /// <param name="bias">Whether each output channel has a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static ConvTranspose2d ConvTranspose2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new ConvTranspose2d(
                new ConvolutionShape(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2])
                {
                    IsTransposed = true,
                    Stride = functional.Both(stride) ?? [1, 1],
                    Padding = functional.Both(padding) ?? [0, 0],
                    Dilation = functional.Both(dilation) ?? [1, 1],
                    OutputPadding = functional.Both(output_padding) ?? [0, 0],
                    PaddingMode = padding_mode,
                    Groups = groups,
                },
                bias, device, dtype);

        /// <summary>A dense layer.</summary>
        /// <param name="inputSize">The length of an input.</param>
        /// <param name="outputSize">The length of an output.</param>
        /// <param name="hasBias">Whether there is a bias.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A dense layer on parameters that exist, which it owns from now on.</summary>
        /// <param name="weight">The matrix (out, in).</param>
        /// <param name="bias">The vector (out), or null.</param>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <summary>Makes a tensor a parameter.</summary>
        /// <param name="data">The tensor. Its memory passes to the parameter; it can no longer be used.</param>
        /// <param name="requires_grad">Whether gradients reach it.</param>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);

        /// <summary>Batch normalisation of vectors or sequences.</summary>
        /// <param name="num_features">The number of channels.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="momentum">The share of the batch in updated running statistics.</param>
        /// <param name="affine">Whether the layer scales and shifts.</param>
        /// <param name="track_running_stats">Whether the layer keeps running statistics.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static BatchNorm1d BatchNorm1d(
            long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

        /// <summary>Batch normalisation of images.</summary>
        /// <param name="num_features">The number of channels.</param>
        /// <param name="eps">Added to the variance.</param>
        /// <param name="momentum">The share of the batch in updated running statistics.</param>
        /// <param name="affine">Whether the layer scales and shifts.</param>
        /// <param name="track_running_stats">Whether the layer keeps running statistics.</param>
        /// <param name="device">Where the parameters live; null for the default device.</param>
        /// <param name="dtype">Their type; null for the default type.</param>
        public static BatchNorm2d BatchNorm2d(
            long num_features, double eps = 1e-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
    }
}
