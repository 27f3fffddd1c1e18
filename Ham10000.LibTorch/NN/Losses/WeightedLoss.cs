using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What losses with weights have in common.</summary>
/// <typeparam name="T1">Type of the prediction.</typeparam>
/// <typeparam name="T2">Type of the target.</typeparam>
/// <typeparam name="TResult">Type of the loss.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        Weight = weight;
        if (weight is not null)
        {
            // A buffer, so that the weights move with the loss; not part of what is saved.
            register_buffer("weight", weight, false);
        }
    }

    private protected Tensor? Weight { get; }
}
