namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay; Loshchilov and Hutter, arXiv:1711.05101.</summary>
public sealed partial class AdamW : OptimizerHelper
{
    /// <summary>Makes an optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">How much of the mean gradient each step keeps.</param>
    /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">The share of the parameter that each step takes away, times the learning rate.</param>
    /// <param name="amsgrad">Whether to divide by the largest mean squared gradient so far.</param>
    /// <param name="maximize">Whether to climb rather than descend.</param>
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        add_param_group(new ParamGroup(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize));
    }

    /// <summary>Makes an optimiser of groups, each with its own settings.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">Not used: every group brings its own.</param>
    /// <param name="beta1">Not used: every group brings its own.</param>
    /// <param name="beta2">Not used: every group brings its own.</param>
    /// <param name="eps">Not used: every group brings its own.</param>
    /// <param name="weight_decay">Not used: every group brings its own.</param>
    /// <param name="amsgrad">Not used: every group brings its own.</param>
    /// <param name="maximize">Not used: every group brings its own.</param>
    public AdamW(
        IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The first group's betas; setting them sets every group's.</summary>
    public (double, double) Betas
    {
        get => ((ParamGroup)Groups[0]).Betas;
        set
        {
            foreach (var group in Groups)
            {
                ((ParamGroup)group).Betas = value;
            }
        }
    }

    private protected override bool Accepts(Modules.ParamGroup group) => group is ParamGroup;

    private protected override int Update(Modules.ParamGroup group, OptimizerBatch batch) => ((ParamGroup)group).Own.Step(batch, group.LearningRate, decoupled: true);
}
