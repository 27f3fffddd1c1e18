namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="strides">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="dilation">Distance of the window's elements; null for 1.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false)
            {
                strides ??= [];
                padding ??= Zeros;
                dilation ??= Ones;
                return Native.ht_max_pool2d(
                    input, kernel_size, kernel_size.Length, strides, strides.Length, padding, padding.Length, dilation,
                    dilation.Length, ceil_mode);
            }

            /// <summary>The largest value of each window.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="dilation">Distance of the window's elements; null for 1.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size, kernel_size], Both(stride), Both(padding), Both(dilation), ceil_mode);

            /// <summary>The largest value of each window.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="dilation">Distance of the window's elements; null for 1.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(
                    input, [kernel_size.Item1, kernel_size.Item2], Both(stride), Both(padding), Both(dilation), ceil_mode);

            /// <summary>The largest value of each window, and its place in the image.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="strides">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="dilation">Distance of the window's elements; null for 1.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false)
            {
                strides ??= [];
                padding ??= Zeros;
                dilation ??= Ones;
                Native.Check(Native.ht_max_pool2d_with_indices(
                    input, kernel_size, kernel_size.Length, strides, strides.Length, padding, padding.Length, dilation,
                    dilation.Length, ceil_mode, out var values, out var indices));
                return (values, indices);
            }

            /// <summary>The mean of each window.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by instead of the number of elements.</param>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null)
            {
                stride ??= [];
                padding ??= Zeros;
                return Native.ht_avg_pool2d(
                    input, kernel_size, kernel_size.Length, stride, stride.Length, padding, padding.Length, ceil_mode,
                    count_include_pad, divisor_override ?? 0, divisor_override.HasValue);
            }

            /// <summary>The mean of each window.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by instead of the number of elements.</param>
            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, [kernel_size, kernel_size], Both(stride), [padding, padding], ceil_mode, count_include_pad,
                    divisor_override);

            /// <summary>The mean of each window.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="kernel_size">Height and width of the window.</param>
            /// <param name="stride">Steps; null for the window's size.</param>
            /// <param name="padding">What is added to each side; null for nothing.</param>
            /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
            /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
            /// <param name="divisor_override">What to divide by instead of the number of elements.</param>
            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, [kernel_size.Item1, kernel_size.Item2], Both(stride), Both(padding), ceil_mode, count_include_pad,
                    divisor_override);

            /// <summary>Means over windows chosen so that the result has the given size.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Native.ht_adaptive_avg_pool2d(input, output_size, output_size.Length);

            /// <summary>Means over windows chosen so that the result has the given size.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                adaptive_avg_pool2d(input, [output_size, output_size]);

            /// <summary>Means over windows chosen so that the result has the given size.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            /// <summary>Largest values of windows chosen so that the result has the given size.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
            {
                var (values, indices) = adaptive_max_pool2d_with_indices(input, output_size);
                indices.Dispose();
                return values;
            }

            /// <summary>Largest values of windows chosen so that the result has the given size, and their places in the image.</summary>
            /// <param name="input">Images (N, C, H, W) or (C, H, W).</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static (Tensor output, Tensor indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size)
            {
                Native.Check(Native.ht_adaptive_max_pool2d(input, output_size, output_size.Length, out var values, out var indices));
                return (values, indices);
            }

            internal static long[]? Both(long? value) => value is { } number ? [number, number] : null;

            internal static long[]? Both((long, long)? value) => value is var (first, second) ? [first, second] : null;
        }
    }
}
