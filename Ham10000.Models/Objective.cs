using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>What a model is trained to do: the loss of its outputs, and how they become class probabilities.</summary>
public abstract class Objective
{
    /// <summary>The objective that goes with labels.</summary>
    /// <param name="labels">What is predicted.</param>
    /// <returns>Sigmoid and binary cross entropy for binary labels, softmax and cross entropy otherwise.</returns>
    public static Objective For(LabelSchema labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Kind == LabelKind.Binary ? new BinaryObjective() : new ClassificationObjective(labels.ClassCount);
    }

    /// <summary>Outputs that a model for this objective has.</summary>
    public abstract int Outputs { get; }

    /// <summary>The mean loss over a batch, in nats.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <param name="labels">int64 (N), class indices.</param>
    /// <returns>A float32 scalar with gradients. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shapes are others.</exception>
    public Tensor Loss(Tensor logits, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        CheckLogits(logits);
        return labels.shape is [var count] && count == logits.size(0)
            ? ComputeLoss(logits, labels)
            : throw new ArgumentException($"Expected labels of shape ({logits.size(0)},), one per row of logits, got {Text.Shape(labels.shape)}.");
    }

    /// <summary>Class probabilities. Every part of the library that shows or scores probabilities gets them here.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <returns>float32 (N, K) with rows that sum to 1, in the order of the labels; K = 2 for binary labels. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public Tensor Probabilities(Tensor logits)
    {
        CheckLogits(logits);
        return ComputeProbabilities(logits);
    }

    /// <summary>Adds to a graph what <see cref="Probabilities"/> computes.</summary>
    internal virtual OnnxValue Export(OnnxValue logits) => throw new NotSupportedException(
        $"{GetType().Name} has no ONNX form. Export the logits (OnnxOutput.Logits).");

    /// <summary>Computes <see cref="Loss"/>; the shapes are right.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <param name="labels">int64 (N).</param>
    /// <returns>A scalar.</returns>
    protected abstract Tensor ComputeLoss(Tensor logits, Tensor labels);

    /// <summary>Computes <see cref="Probabilities"/>; the shape is right.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <returns>(N, K).</returns>
    protected abstract Tensor ComputeProbabilities(Tensor logits);

    private void CheckLogits(Tensor logits)
    {
        ArgumentNullException.ThrowIfNull(logits);
        if (logits.shape is not [_, var outputs] || outputs != Outputs)
        {
            throw new ArgumentException($"Expected logits of shape (N, {Outputs}), got {Text.Shape(logits.shape)}. End the model with Dense({Outputs}).");
        }
    }
}
