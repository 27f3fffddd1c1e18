using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>What a model is trained to do: what its outputs are compared with, the loss, and how they become class probabilities.</summary>
public abstract class Objective
{
    /// <summary>The objective of an autoencoder: the outputs are images, and their target is the model's own input. It predicts no class.</summary>
    public static Objective Reconstruction { get; } = new ReconstructionObjective();

    /// <summary>The objective that goes with labels.</summary>
    /// <param name="labels">What is predicted.</param>
    /// <returns>Sigmoid and binary cross entropy for binary labels, softmax and cross entropy otherwise.</returns>
    public static Objective For(LabelSchema labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.Kind == LabelKind.Binary ? new BinaryObjective() : new ClassificationObjective(labels.ClassCount);
    }

    /// <summary>Outputs that a model for this objective has: logits, or the maps of a reconstruction.</summary>
    public abstract int Outputs { get; }

    /// <summary>Whether the outputs become class probabilities, so that accuracies and other metrics of classes exist. False for
    /// <see cref="Reconstruction"/>, which a loss alone judges.</summary>
    public virtual bool PredictsClasses => true;

    /// <summary>What <see cref="Loss"/> compares the outputs with.</summary>
    /// <param name="batch">The batch, whose memory the tensor shares on the CPU: it must outlive the tensor and its gradients.</param>
    /// <param name="device">Where the target is wanted. Default: the CPU.</param>
    /// <returns>The labels, int64 (N); for <see cref="Reconstruction"/> the standardised images, float32 (N, 3, H, W). The caller disposes it.</returns>
    public virtual Tensor Target(Batch batch, Device? device = null) => BatchTensors.Labels(batch, device);

    /// <summary>The mean loss over a batch: in nats, or the mean squared error per value of a reconstruction.</summary>
    /// <param name="outputs">float32 logits (N, <see cref="Outputs"/>), or reconstructed images (N, 3, H, W).</param>
    /// <param name="target">What <see cref="Target"/> gives: int64 (N) class indices, or float32 images (N, 3, H, W).</param>
    /// <returns>A float32 scalar with gradients. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shapes are others.</exception>
    public Tensor Loss(Tensor outputs, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(target);
        CheckOutputs(outputs);
        CheckTarget(outputs, target);
        return ComputeLoss(outputs, target);
    }

    /// <summary>Class probabilities. Every part of the library that shows or scores probabilities gets them here.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <returns>float32 (N, K) with rows that sum to 1, in the order of the labels; K = 2 for binary labels. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    /// <exception cref="InvalidOperationException">The objective predicts no class.</exception>
    public Tensor Probabilities(Tensor logits)
    {
        CheckOutputs(logits);
        return ComputeProbabilities(logits);
    }

    /// <summary>Adds to a graph what <see cref="Probabilities"/> computes.</summary>
    internal virtual OnnxValue Export(OnnxValue logits) => throw new NotSupportedException(
        $"{GetType().Name} has no ONNX form. Export the logits (OnnxOutput.Logits).");

    /// <summary>Computes <see cref="Loss"/>; the shapes are right.</summary>
    /// <param name="outputs">float32 (N, <see cref="Outputs"/>), or images.</param>
    /// <param name="target">int64 (N), or images.</param>
    /// <returns>A scalar.</returns>
    protected abstract Tensor ComputeLoss(Tensor outputs, Tensor target);

    /// <summary>Computes <see cref="Probabilities"/>; the shape is right.</summary>
    /// <param name="logits">float32 (N, <see cref="Outputs"/>).</param>
    /// <returns>(N, K).</returns>
    protected abstract Tensor ComputeProbabilities(Tensor logits);

    private protected virtual void CheckOutputs(Tensor outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.shape is not [_, var count] || count != Outputs)
        {
            throw new ArgumentException($"Expected logits of shape (N, {Outputs}), got {Text.Shape(outputs.shape)}. End the model with Dense({Outputs}).");
        }
    }

    private protected virtual void CheckTarget(Tensor outputs, Tensor target)
    {
        if (target.shape is not [var count] || count != outputs.size(0))
        {
            throw new ArgumentException($"Expected labels of shape ({outputs.size(0)},), one per row of logits, got {Text.Shape(target.shape)}.");
        }
    }
}
