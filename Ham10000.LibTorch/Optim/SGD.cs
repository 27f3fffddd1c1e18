namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum if wanted.</summary>
public sealed partial class SGD : OptimizerHelper
{
    /// <summary>Makes an optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">How much of the last step each step keeps.</param>
    /// <param name="dampening">What share of the gradient does not enter the momentum.</param>
    /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
    /// <param name="nesterov">Whether to look ahead along the momentum.</param>
    /// <param name="maximize">Whether to climb rather than descend.</param>
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
    {
        add_param_group(new ParamGroup(parameters, lr, momentum, dampening, weight_decay, nesterov, maximize));
    }

    /// <summary>Makes an optimiser of groups, each with its own settings.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">Not used: every group brings its own.</param>
    /// <param name="momentum">Not used: every group brings its own.</param>
    /// <param name="dampening">Not used: every group brings its own.</param>
    /// <param name="weight_decay">Not used: every group brings its own.</param>
    /// <param name="nesterov">Not used: every group brings its own.</param>
    /// <param name="maximize">Not used: every group brings its own.</param>
    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
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

    private protected override bool Accepts(Modules.ParamGroup group) => group is ParamGroup;

    private protected override int Update(Modules.ParamGroup group, OptimizerBatch batch)
    {
        var own = (ParamGroup)group;
        return Native.ht_sgd_step(
            batch.Count, batch.Parameters, batch.State(0), [.. batch.States.Select(state => (byte)(state.IsFresh ? 1 : 0))],
            own.LearningRate, own.Momentum, own.Dampening, own.WeightDecay, own.Nesterov, own.Maximize);
    }
}
