using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Images out as they went in, and the mean squared error over all values.</summary>
internal sealed class ReconstructionObjective : Objective
{
    public override int Outputs => Batch.Channels;

    public override bool PredictsClasses => false;

    public override Tensor Target(Batch batch, Device? device = null) => BatchTensors.Images(batch, device);

    protected override Tensor ComputeLoss(Tensor outputs, Tensor target) => nn.functional.mse_loss(outputs, target);

    protected override Tensor ComputeProbabilities(Tensor logits) => throw new InvalidOperationException(
        "A reconstruction has no class probabilities: its outputs are images. ImageModel.Reconstruct gives them.");

    internal override OnnxValue Export(OnnxValue logits) => logits;

    private protected override void CheckOutputs(Tensor outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.shape is not [_, Batch.Channels, _, _])
        {
            throw new ArgumentException($"Expected reconstructed images of shape (N, {Batch.Channels}, H, W), got {Text.Shape(outputs.shape)}.");
        }
    }

    private protected override void CheckTarget(Tensor outputs, Tensor target)
    {
        if (!target.shape.SequenceEqual(outputs.shape))
        {
            throw new ArgumentException($"Expected target images of the reconstruction's shape {Text.Shape(outputs.shape)}, got {Text.Shape(target.shape)}.");
        }
    }
}
