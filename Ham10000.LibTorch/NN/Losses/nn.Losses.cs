using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The cross entropy of logits against classes.</summary>
        /// <param name="weight">The weight of each class (C), which the loss owns from now on; null for 1.</param>
        /// <param name="ignore_index">A class index that counts for nothing; null for -100.</param>
        /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
        public static CrossEntropyLoss CrossEntropyLoss(
            Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
            new(weight, ignore_index, reduction);

        /// <summary>The cross entropy of logits against 0/1 targets, without overflow.</summary>
        /// <param name="weight">The weights, or null for 1.</param>
        /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
        /// <param name="pos_weights">The weight of positive targets, or null for 1.</param>
        public static BCEWithLogitsLoss BCEWithLogitsLoss(
            Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
            new(weight, reduction, pos_weights);

        /// <summary>Squared differences.</summary>
        /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);
    }
}
