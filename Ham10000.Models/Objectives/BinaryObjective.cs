using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>One logit, sigmoid and binary cross entropy. Class 1 is the one that the logit speaks for.</summary>
internal sealed class BinaryObjective : Objective
{
    public override int Outputs => 1;

    protected override Tensor ComputeLoss(Tensor logits, Tensor labels)
    {
        using var flat = logits.squeeze(1);
        using var targets = labels.to_type(ScalarType.Float32);
        return nn.functional.binary_cross_entropy_with_logits(flat, targets);
    }

    protected override Tensor ComputeProbabilities(Tensor logits)
    {
        using var opposite = logits.neg();
        using var zero = nn.functional.sigmoid(opposite);
        using var one = nn.functional.sigmoid(logits);
        return cat([zero, one], dim: 1);
    }

    internal override OnnxValue Export(OnnxValue logits) => logits.Then("Neg").Then("Sigmoid").Concat(logits.Then("Sigmoid"));
}
