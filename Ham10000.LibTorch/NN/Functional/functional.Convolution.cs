namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layers' functions, without state.</summary>
        public static partial class functional
        {
            private static readonly long[] Ones = [1, 1];
            private static readonly long[] Zeros = [0, 0];

            /// <summary>Convolves images (N, C, H, W) or (C, H, W) with kernels (O, C / groups, kH, kW).</summary>
            /// <param name="input">The images.</param>
            /// <param name="weight">The kernels.</param>
            /// <param name="bias">One number per output channel, or null.</param>
            /// <param name="strides">One or two steps; null for 1.</param>
            /// <param name="padding">Zeros around the image, one or two numbers; null for 0.</param>
            /// <param name="dilation">Distance of kernel elements, one or two numbers; null for 1.</param>
            /// <param name="groups">Into how many independent groups the channels fall.</param>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1)
            {
                strides ??= Ones;
                padding ??= Zeros;
                dilation ??= Ones;
                return Native.ht_conv2d(
                    input, weight, bias, strides, strides.Length, padding, padding.Length, dilation, dilation.Length, groups);
            }

            /// <summary>Convolves images with zeros around them chosen by name: none, or as many as keep the size.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="weight">Kernels (O, C / groups, kH, kW).</param>
            /// <param name="bias">One number per output channel, or null.</param>
            /// <param name="strides">One or two steps; null for 1. <see cref="Padding.Same"/> allows 1 only.</param>
            /// <param name="padding">Which zeros.</param>
            /// <param name="dilation">Distance of kernel elements, one or two numbers; null for 1.</param>
            /// <param name="groups">Into how many independent groups the channels fall.</param>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid,
                long[]? dilation = null, long groups = 1)
            {
                strides ??= Ones;
                dilation ??= Ones;
                return Native.ht_conv2d_named(
                    input, weight, bias, strides, strides.Length, padding == Padding.Same, dilation, dilation.Length, groups);
            }

            /// <summary>The transposed convolution: spreads each element of images (N, C, H, W) over a kernel (C, O / groups, kH, kW).</summary>
            /// <param name="input">The images.</param>
            /// <param name="weight">The kernels.</param>
            /// <param name="bias">One number per output channel, or null.</param>
            /// <param name="strides">One or two steps; null for 1.</param>
            /// <param name="padding">What is cut from each side, one or two numbers; null for 0.</param>
            /// <param name="output_padding">Rows and columns added at the end, one or two numbers; null for 0.</param>
            /// <param name="dilation">Distance of kernel elements, one or two numbers; null for 1.</param>
            /// <param name="groups">Into how many independent groups the channels fall.</param>
            public static Tensor conv_transpose2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? output_padding = null, long[]? dilation = null, long groups = 1)
            {
                strides ??= Ones;
                padding ??= Zeros;
                output_padding ??= Zeros;
                dilation ??= Ones;
                return Native.ht_conv_transpose2d(
                    input, weight, bias, strides, strides.Length, padding, padding.Length, output_padding, output_padding.Length,
                    groups, dilation, dilation.Length);
            }

            /// <summary>input · weightsᵀ + bias.</summary>
            /// <param name="input">A tensor (..., in).</param>
            /// <param name="weights">A matrix (out, in).</param>
            /// <param name="bias">A vector (out), or null.</param>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Native.ht_linear(input, weights, bias);
        }
    }
}
