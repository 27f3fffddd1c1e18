using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training;

public sealed partial record Optimizer
{
    /// <summary>Makes torch's optimiser over the given parameters. The caller disposes it.</summary>
    internal torch.optim.Optimizer Create(IReadOnlyList<Parameter> parameters) => Kind switch
    {
        OptimizerKind.Sgd => torch.optim.SGD(parameters, LearningRate, Momentum, 0, WeightDecay, Nesterov),
        OptimizerKind.Adam => torch.optim.Adam(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay),
        OptimizerKind.AdamW => torch.optim.AdamW(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay),
        OptimizerKind.NAdam => torch.optim.NAdam(parameters, LearningRate, Beta1, Beta2, Epsilon, WeightDecay),
        OptimizerKind.RmsProp => torch.optim.RMSProp(parameters, LearningRate, Smoothing, Epsilon, WeightDecay, Momentum),
        _ => throw new InvalidOperationException($"{Kind} is not a known update rule."),
    };

    /// <summary>What is wrong with these settings; empty if nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (!(LearningRate > 0) || !double.IsFinite(LearningRate))
        {
            yield return $"Optimizer.LearningRate is {LearningRate}. Expected a finite number above 0.";
        }

        if (!(Epsilon >= 0) || !double.IsFinite(Epsilon))
        {
            yield return $"Optimizer.Epsilon is {Epsilon}. Expected a finite number of at least 0.";
        }

        if (!(WeightDecay >= 0) || !double.IsFinite(WeightDecay))
        {
            yield return $"Optimizer.WeightDecay is {WeightDecay}. Expected a finite number of at least 0.";
        }

        foreach (var (name, value) in new[] { (nameof(Beta1), Beta1), (nameof(Beta2), Beta2), (nameof(Momentum), Momentum), (nameof(Smoothing), Smoothing) })
        {
            if (!(value >= 0 && value < 1))
            {
                yield return $"Optimizer.{name} is {value}. Expected a number in [0, 1).";
            }
        }

        if (Nesterov && Momentum == 0)
        {
            yield return "Optimizer.Nesterov is on but Momentum is 0. Set Momentum, such as 0.9, or turn Nesterov off.";
        }
    }
}
