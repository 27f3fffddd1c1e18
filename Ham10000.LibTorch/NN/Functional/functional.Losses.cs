namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The cross entropy of logits against classes: log-softmax and negative log-likelihood in one.</summary>
            /// <param name="input">Logits (N, C) or (N, C, ...).</param>
            /// <param name="target">Class indices (int64, without the class dimension) or probabilities (of the input's shape).</param>
            /// <param name="weight">The weight of each class (C), or null for 1.</param>
            /// <param name="ignore_index">A class index that counts for nothing.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            /// <param name="label_smoothing">The share of the target that is spread evenly over the classes. Range [0, 1].</param>
            public static Tensor cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean,
                double label_smoothing = 0) =>
                Native.ht_cross_entropy(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>The negative log-likelihood of classes.</summary>
            /// <param name="input">Logarithms of probabilities (N, C) or (N, C, ...).</param>
            /// <param name="target">Class indices, int64.</param>
            /// <param name="weight">The weight of each class (C), or null for 1.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Native.ht_nll_loss(input, target, weight, (long)reduction, -100);

            /// <summary>The cross entropy of probabilities against 0/1 targets.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">What they should be, of the same shape.</param>
            /// <param name="weight">The weight of each element, or null for 1.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            public static Tensor binary_cross_entropy(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Native.ht_bce(input, target, weight, (long)reduction);

            /// <summary>The cross entropy of logits against 0/1 targets, without overflow.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">What they should be, of the same shape.</param>
            /// <param name="weight">The weight of each element, or null for 1.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            /// <param name="pos_weights">The weight of positive targets, or null for 1.</param>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) =>
                Native.ht_bce_with_logits(input, target, weight, pos_weights, (long)reduction);

            /// <summary>Squared differences.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">What they should be, of the same shape.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Native.ht_mse_loss(input, target, (long)reduction);

            /// <summary>Absolute differences.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">What they should be, of the same shape.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Native.ht_l1_loss(input, target, (long)reduction);

            /// <summary>Differences d as d² / (2 beta) below beta and |d| - beta / 2 above.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">What they should be, of the same shape.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            /// <param name="beta">Where the square ends.</param>
            public static Tensor smooth_l1_loss(
                Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Native.ht_smooth_l1_loss(input, target, (long)reduction, beta);

            /// <summary>Differences d as d² / 2 below delta and delta · (|d| - delta / 2) above.</summary>
            /// <param name="input">Predictions.</param>
            /// <param name="target">What they should be, of the same shape.</param>
            /// <param name="delta">Where the square ends.</param>
            /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
            public static Tensor huber_loss(
                Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Native.ht_huber_loss(input, target, (long)reduction, delta);

            /// <summary>The Kullback-Leibler divergence of a prediction from a target distribution.</summary>
            /// <param name="input">Logarithms of predicted probabilities.</param>
            /// <param name="target">Target probabilities, or their logarithms.</param>
            /// <param name="log_target">Whether the target holds logarithms.</param>
            /// <param name="reduction">The mean is over elements, as in PyTorch.</param>
            public static Tensor kl_div(
                Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Native.ht_kl_div(input, target, (long)reduction, log_target);

            /// <summary>Class indices as rows of zeros with a one.</summary>
            /// <param name="x">Class indices, int64, of any shape.</param>
            /// <param name="num_classes">The length of a row; -1 for the largest index plus one.</param>
            /// <returns>An int64 tensor with one dimension more.</returns>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Native.ht_one_hot(x, num_classes);
        }
    }
}
