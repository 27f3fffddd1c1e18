using Ham10000.Training.Internals;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training;

public sealed partial record Optimizer
{
    /// <summary>Makes torch's optimiser over groups of parameters, which keep their order in its <c>ParamGroups</c>. The caller disposes it.</summary>
    internal torch.optim.Optimizer Create(IReadOnlyList<ParameterSettings> groups) => Kind switch
    {
        OptimizerKind.Sgd => torch.optim.SGD(groups.Select(g => new SGD.ParamGroup(g.Parameters, Rate(g), Momentum, 0, g.WeightDecay, Nesterov)), LearningRate),
        OptimizerKind.Adam => torch.optim.Adam(groups.Select(g => new Adam.ParamGroup(g.Parameters, Rate(g), Beta1, Beta2, Epsilon, g.WeightDecay))),
        OptimizerKind.AdamW => torch.optim.AdamW(groups.Select(g => new AdamW.ParamGroup(g.Parameters, Rate(g), Beta1, Beta2, Epsilon, g.WeightDecay))),
        OptimizerKind.NAdam => torch.optim.NAdam(groups.Select(g => new NAdam.ParamGroup(g.Parameters, Rate(g), Beta1, Beta2, Epsilon, g.WeightDecay))),
        OptimizerKind.RmsProp => torch.optim.RMSProp(groups.Select(g => new RMSProp.ParamGroup(g.Parameters, Rate(g), alpha: Smoothing, eps: Epsilon, weight_decay: g.WeightDecay, momentum: Momentum))),
        _ => throw new InvalidOperationException($"{Kind} is not a known update rule."),
    };

    private double Rate(ParameterSettings group) => LearningRate * group.RateFactor;

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
