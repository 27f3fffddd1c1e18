using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>What losses have in common.</summary>
/// <typeparam name="T1">Type of the prediction.</typeparam>
/// <typeparam name="T2">Type of the target.</typeparam>
/// <typeparam name="TResult">Type of the loss.</typeparam>
public abstract class Loss<T1, T2, TResult> : Module<T1, T2, TResult>
{
    private protected Loss(string name, Reduction reduction)
        : base(name) => Reduction = reduction;

    private protected Reduction Reduction { get; }
}
