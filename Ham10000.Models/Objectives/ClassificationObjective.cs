using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>K logits, softmax and cross entropy.</summary>
internal sealed class ClassificationObjective(int classCount) : Objective
{
    public override int Outputs => classCount;

    protected override Tensor ComputeLoss(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels);

    protected override Tensor ComputeProbabilities(Tensor logits) => nn.functional.softmax(logits, dim: 1);

    internal override OnnxValue Export(OnnxValue logits) => logits.Then("Softmax", OnnxAttribute.Of("axis", 1));
}
