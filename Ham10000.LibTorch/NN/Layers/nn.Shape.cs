using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Sets elements to zero at random in training.</summary>
        /// <param name="p">The probability of zero.</param>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Sets whole channels to zero at random in training.</summary>
        /// <param name="p">The probability of zero.</param>
        /// <param name="inplace">Whether the layer changes its input.</param>
        public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

        /// <summary>Returns its input.</summary>
        public static Identity Identity() => new();

        /// <summary>Joins a range of dimensions into one.</summary>
        /// <param name="start_dim">The first dimension to join.</param>
        /// <param name="end_dim">The last one; negative numbers count from the end.</param>
        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        /// <summary>Splits a dimension into several.</summary>
        /// <param name="dim">The dimension to split.</param>
        /// <param name="unflattened_size">What the dimension becomes; one number may be -1.</param>
        public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

        /// <summary>Resizes images.</summary>
        /// <param name="size">Height and width of the result; null where a factor is given.</param>
        /// <param name="scale_factor">Factors of height and width; null where a size is given.</param>
        /// <param name="mode">The kind of interpolation.</param>
        /// <param name="align_corners">Whether the centres of the corner pixels stay in the corners.</param>
        /// <param name="recompute_scale_factor">Whether to sample with the ratio of the sizes rather than with the factor given.</param>
        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
            bool? align_corners = null, bool? recompute_scale_factor = null) =>
            new(size, scale_factor, mode, align_corners, recompute_scale_factor);

        /// <summary>The largest value of each window.</summary>
        /// <param name="kernel_size">Height and width of the window.</param>
        /// <param name="stride">Vertical and horizontal step; null for the size of the window.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="dilation">Distance of the window's elements; null for 1.</param>
        /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
        public static MaxPool2d MaxPool2d(
            long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(
                [kernel_size, kernel_size], functional.Both(stride), functional.Both(padding), functional.Both(dilation), ceil_mode);

        /// <summary>The largest value of each window.</summary>
        /// <param name="kernel_size">Height and width of the window.</param>
        /// <param name="stride">Vertical and horizontal step; null for the size of the window.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="dilation">Distance of the window's elements; null for 1.</param>
        /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
        public static MaxPool2d MaxPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
            bool ceil_mode = false) =>
            new(
                [kernel_size.Item1, kernel_size.Item2], functional.Both(stride), functional.Both(padding), functional.Both(dilation),
                ceil_mode);

        /// <summary>The largest value of each window.</summary>
        /// <param name="kernel_size">Height and width of the window.</param>
        /// <param name="stride">Vertical and horizontal step; null for the size of the window.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="dilation">Distance of the window's elements; null for 1.</param>
        /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
        public static MaxPool2d MaxPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">Height and width of the window.</param>
        /// <param name="stride">Vertical and horizontal step; null for the size of the window.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
        /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
        /// <param name="divisor_override">What to divide by instead of the number of elements.</param>
        public static AvgPool2d AvgPool2d(
            long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
            long? divisor_override = null) =>
            new(
                [kernel_size, kernel_size], functional.Both(stride), functional.Both(padding), ceil_mode, count_include_pad,
                divisor_override);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">Height and width of the window.</param>
        /// <param name="stride">Vertical and horizontal step; null for the size of the window.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
        /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
        /// <param name="divisor_override">What to divide by instead of the number of elements.</param>
        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(
                [kernel_size.Item1, kernel_size.Item2], functional.Both(stride), functional.Both(padding), ceil_mode,
                count_include_pad, divisor_override);

        /// <summary>The mean of each window.</summary>
        /// <param name="kernel_size">Height and width of the window.</param>
        /// <param name="stride">Vertical and horizontal step; null for the size of the window.</param>
        /// <param name="padding">Rows and columns added to each side.</param>
        /// <param name="ceil_mode">Whether a window that sticks out at the end counts.</param>
        /// <param name="count_include_pad">Whether the padding counts in the mean.</param>
        /// <param name="divisor_override">What to divide by instead of the number of elements.</param>
        public static AvgPool2d AvgPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

        /// <summary>Means over windows chosen so that the result has a given size.</summary>
        /// <param name="output_size">Height and width of the result.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

        /// <summary>Means over windows chosen so that the result has a given size.</summary>
        /// <param name="output_size">Height and width of the result.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) =>
            new([output_size.Item1, output_size.Item2]);

        /// <summary>Means over windows chosen so that the result has a given size.</summary>
        /// <param name="output_size">Height and width of the result.</param>
        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

        /// <summary>Largest values of windows chosen so that the result has a given size.</summary>
        /// <param name="output_size">Height and width of the result.</param>
        public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) => new(output_size);
    }
}
