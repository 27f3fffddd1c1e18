using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Training.Internals;

/// <summary>The plain loss of the model's objective.</summary>
internal sealed class ObjectiveLoss(Objective objective) : BatchLoss
{
    internal override Tensor Of(Tensor outputs, Tensor target, double divisor) => objective.Loss(outputs, target);
}
