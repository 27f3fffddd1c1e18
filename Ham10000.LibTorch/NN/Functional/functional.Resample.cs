namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes images.</summary>
            /// <param name="x">Images (N, C, H, W).</param>
            /// <param name="size">Height and width of the result (or one number for both); null where a factor is given.</param>
            /// <param name="scale_factor">Factors of height and width (or one for both); null where a size is given.</param>
            /// <param name="mode">The kind of interpolation.</param>
            /// <param name="align_corners">Bilinear and bicubic only: whether the centres of the corner pixels stay in the corners.</param>
            /// <param name="recompute_scale_factor">Whether to sample with the ratio of the sizes rather than with the factor given.</param>
            /// <param name="antialias">Bilinear and bicubic only: whether shrinking averages over all pixels, as Pillow does.</param>
            /// <exception cref="ArgumentException">Both or neither of size and factor are given, or an option does not fit the mode.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                if ((size is null) == (scale_factor is null))
                {
                    throw new ArgumentException("interpolate takes either a size or a scale factor. Pass exactly one of them.", nameof(size));
                }

                var isSmooth = mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic;
                if (!isSmooth && (align_corners is not null || antialias))
                {
                    throw new ArgumentException(
                        $"align_corners and antialias are for bilinear and bicubic interpolation, got {mode}. Leave them out.", nameof(mode));
                }

                var shape = x.shape;
                if (shape.Length != 4)
                {
                    throw new ArgumentException(
                        $"Expected images of shape (N, C, H, W), got ({string.Join(", ", shape)}).", nameof(x));
                }

                var factors = scale_factor is null ? [0, 0] : Pair(scale_factor, nameof(scale_factor));
                long[] target = size is null
                    ? [(long)Math.Floor(shape[2] * factors[0]), (long)Math.Floor(shape[3] * factors[1])]
                    : Pair(size, nameof(size));
                if (mode == InterpolationMode.Area)
                {
                    return adaptive_avg_pool2d(x, target);
                }

                var keepFactors = !recompute_scale_factor;
                return Native.ht_interpolate2d(
                    x, target, keepFactors ? factors[0] : 0, keepFactors ? factors[1] : 0, (int)mode, align_corners ?? false, antialias);
            }

            /// <summary>Adds a border, the last dimension's sides first: (left, right, top, bottom).</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="pad">Two numbers for each padded dimension; negative ones cut.</param>
            /// <param name="mode">What the border holds.</param>
            /// <param name="value">The constant of <see cref="PaddingModes.Constant"/>.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Native.ht_pad(input, pad, pad.Length, (int)mode, value);

            /// <summary>Adds a border, the last dimension's sides first: (left, right, top, bottom).</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="pad">Two numbers for each padded dimension; negative ones cut.</param>
            /// <param name="mode">What the border holds.</param>
            /// <param name="value">The constant of <see cref="PaddingModes.Constant"/>.</param>
            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                Native.ht_pad(input, pad, pad.Length, (int)mode, value);

            /// <summary>Adds a border to the last dimension.</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="pad">Left and right.</param>
            /// <param name="mode">What the border holds.</param>
            /// <param name="value">The constant of <see cref="PaddingModes.Constant"/>.</param>
            public static Tensor pad(
                Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (long[])[pad.Item1, pad.Item2], mode, value);

            /// <summary>Adds a border to the last two dimensions.</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="pad">Left, right, top and bottom.</param>
            /// <param name="mode">What the border holds.</param>
            /// <param name="value">The constant of <see cref="PaddingModes.Constant"/>.</param>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (long[])[pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Rearranges (N, C·r², H, W) to (N, C, H·r, W·r).</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="upscale_factor">The factor r.</param>
            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Native.ht_pixel_shuffle(input, upscale_factor);

            /// <summary>Rearranges (N, C, H·r, W·r) to (N, C·r², H, W).</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="downscale_factor">The factor r.</param>
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) =>
                Native.ht_pixel_unshuffle(input, downscale_factor);

            private static T[] Pair<T>(T[] values, string name) => values.Length switch
            {
                1 => [values[0], values[0]],
                2 => values,
                _ => throw new ArgumentException($"Expected one or two numbers in {name}, got {values.Length}.", name),
            };
        }
    }
}
