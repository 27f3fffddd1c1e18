namespace TorchSharp.Modules;

/// <summary>RMSProp; Hinton, "Neural networks for machine learning", lecture 6, 2012.</summary>
public sealed partial class RMSProp : OptimizerHelper
{
    private readonly bool _maximize;

    /// <summary>Makes an optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">How much of the mean squared gradient each step keeps.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
    /// <param name="momentum">How much of the last step each step keeps.</param>
    /// <param name="centered">Whether to divide by the standard deviation rather than the root mean square.</param>
    /// <param name="maximize">Whether to climb rather than descend.</param>
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-08, double weight_decay = 0,
        double momentum = 0, bool centered = false, bool maximize = false)
    {
        _maximize = maximize;
        add_param_group(new ParamGroup(parameters, lr, eps, alpha, weight_decay, momentum, centered));
    }

    /// <summary>Makes an optimiser of groups, each with its own settings.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">Not used: every group brings its own.</param>
    /// <param name="alpha">Not used: every group brings its own.</param>
    /// <param name="eps">Not used: every group brings its own.</param>
    /// <param name="weight_decay">Not used: every group brings its own.</param>
    /// <param name="momentum">Not used: every group brings its own.</param>
    /// <param name="centered">Not used: every group brings its own.</param>
    /// <param name="maximize">Whether to climb rather than descend.</param>
    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-08,
        double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _maximize = maximize;
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The first group's momentum; setting it sets every group's.</summary>
    public double Momentum
    {
        get => ((ParamGroup)Groups[0]).Momentum;
        set
        {
            foreach (var group in Groups)
            {
                ((ParamGroup)group).Momentum = value;
            }
        }
    }

    /// <summary>Adds parameters with settings of their own.</summary>
    /// <param name="param_group">A <see cref="ParamGroup"/>.</param>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        base.add_param_group(param_group);
        ((ParamGroup)param_group).Maximize = _maximize;
    }

    private protected override bool Accepts(Modules.ParamGroup group) => group is ParamGroup;

    private protected override int Update(Modules.ParamGroup group, OptimizerBatch batch)
    {
        var own = (ParamGroup)group;
        return Native.ht_rmsprop_step(
            batch.Count, batch.Parameters, batch.State(0)!, batch.State(1), batch.State(2), own.LearningRate, own.Alpha, own.Eps,
            own.WeightDecay, own.Momentum, own.Maximize);
    }
}
