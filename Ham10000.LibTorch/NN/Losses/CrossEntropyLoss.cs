using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The cross entropy of logits against classes.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">The weight of each class (C), which the loss owns from now on; null for 1.</param>
    /// <param name="ignore_index">A class index that counts for nothing; null for -100.</param>
    /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
    /// <param name="label_smoothing">The share of the target that is spread evenly over the classes. Range [0, 1].</param>
    public CrossEntropyLoss(
        Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
        : base(nameof(CrossEntropyLoss), weight, reduction)
    {
        this.ignore_index = ignore_index;
        this.label_smoothing = label_smoothing;
    }

    /// <summary>A class index that counts for nothing.</summary>
    public long? ignore_index { get; }

    /// <summary>The share of the target that is spread evenly over the classes.</summary>
    public double label_smoothing { get; }

    /// <summary>Computes the loss.</summary>
    /// <param name="input">Logits (N, C) or (N, C, ...).</param>
    /// <param name="target">Class indices (int64) or probabilities (of the input's shape).</param>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.cross_entropy(input, target, Weight, ignore_index ?? -100, Reduction, label_smoothing);
}
