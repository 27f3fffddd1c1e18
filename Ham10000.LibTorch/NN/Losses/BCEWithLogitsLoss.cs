using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>The cross entropy of logits against 0/1 targets, without overflow.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">The weight of each element, which the loss owns from now on; null for 1.</param>
    /// <param name="reduction">Whether the losses are averaged, summed or returned one by one.</param>
    /// <param name="pos_weights">The weight of positive targets, which the loss owns from now on; null for 1.</param>
    public BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
        : base(nameof(BCEWithLogitsLoss), weight, reduction)
    {
        this.pos_weights = pos_weights;
        if (pos_weights is not null)
        {
            register_buffer(nameof(pos_weights), pos_weights, false);
        }
    }

    /// <summary>The weight of positive targets, or null.</summary>
    public Tensor? pos_weights { get; }

    /// <summary>Computes the loss.</summary>
    /// <param name="input">Logits.</param>
    /// <param name="target">Numbers from 0 to 1, of the same shape.</param>
    public override Tensor forward(Tensor input, Tensor target) =>
        functional.binary_cross_entropy_with_logits(input, target, Weight, Reduction, pos_weights);
}
