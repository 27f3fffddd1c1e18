namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Batch normalisation over every dimension but the second.</summary>
            /// <param name="input">A tensor (N, C, ...).</param>
            /// <param name="running_mean">The running means (C): updated in training, used otherwise; null for none.</param>
            /// <param name="running_var">The running variances (C), likewise.</param>
            /// <param name="weight">The scale (C), or null for 1.</param>
            /// <param name="bias">The shift (C), or null for 0.</param>
            /// <param name="training">Whether to normalise with the batch's own statistics and update the running ones.</param>
            /// <param name="momentum">The share of the batch in the updated running statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-05) =>
                Native.ht_batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps);

            /// <summary>Normalises over the last dimensions.</summary>
            /// <param name="input">A tensor that ends in the normalised shape.</param>
            /// <param name="normalized_shape">The dimensions to normalise over.</param>
            /// <param name="weight">The scale, of the normalised shape, or null for 1.</param>
            /// <param name="bias">The shift, of the normalised shape, or null for 0.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Native.ht_layer_norm(input, normalized_shape, normalized_shape.Length, weight, bias, eps);

            /// <summary>Normalises over groups of channels and the positions of each image.</summary>
            /// <param name="input">A tensor (N, C, ...).</param>
            /// <param name="num_groups">The number of groups; it divides C.</param>
            /// <param name="weight">The scale (C), or null for 1.</param>
            /// <param name="bias">The shift (C), or null for 0.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor group_norm(
                Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Native.ht_group_norm(input, num_groups, weight, bias, eps);

            /// <summary>Divides by the p-norm along a dimension, or by eps where the norm is smaller.</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="p">The exponent of the norm.</param>
            /// <param name="dim">The dimension.</param>
            /// <param name="eps">The least divisor.</param>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12) =>
                Native.ht_normalize(input, p, dim, eps);

            /// <summary>Sets elements to zero at random and scales the others by 1 / (1 - p).</summary>
            /// <param name="input">A tensor.</param>
            /// <param name="p">The probability of zero.</param>
            /// <param name="training">False returns the input's values unchanged.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Native.ht_dropout(input, p, training, inplace);

            /// <summary>Sets whole channels to zero at random and scales the others by 1 / (1 - p).</summary>
            /// <param name="input">A tensor (N, C, H, W).</param>
            /// <param name="p">The probability of zero.</param>
            /// <param name="training">False returns the input's values unchanged.</param>
            /// <param name="inplace">Whether to change the input itself.</param>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Native.ht_feature_dropout(input, p, training, inplace);
        }
    }
}
