namespace TorchSharp.Modules;

/// <summary>Adam with Nesterov momentum; Dozat, "Incorporating Nesterov momentum into Adam", 2016.</summary>
public sealed partial class NAdam : OptimizerHelper
{
    /// <summary>Makes an optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">How much of the mean gradient each step keeps.</param>
    /// <param name="beta2">How much of the mean squared gradient each step keeps.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">The share of the parameter that is added to its gradient.</param>
    /// <param name="momentum_decay">How fast the momentum grows to its full value.</param>
    public NAdam(
        IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, double momentum_decay = 0.004)
    {
        add_param_group(new ParamGroup(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay));
    }

    /// <summary>Makes an optimiser of groups, each with its own settings.</summary>
    /// <param name="parameters">The groups.</param>
    /// <param name="lr">Not used: every group brings its own.</param>
    /// <param name="beta1">Not used: every group brings its own.</param>
    /// <param name="beta2">Not used: every group brings its own.</param>
    /// <param name="eps">Not used: every group brings its own.</param>
    /// <param name="weight_decay">Not used: every group brings its own.</param>
    /// <param name="momentum_decay">Not used: every group brings its own.</param>
    public NAdam(
        IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, double momentum_decay = 0.004)
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

    private protected override int Update(Modules.ParamGroup group, OptimizerBatch batch)
    {
        var own = (ParamGroup)group;
        var products = new double[batch.Count];
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = batch.States[i].MuProduct;
        }

        var status = Native.ht_nadam_step(
            batch.Count, batch.Parameters, batch.State(0)!, batch.State(1)!, products, batch.Steps, own.LearningRate,
            own.Betas.Item1, own.Betas.Item2, own.Eps, own.WeightDecay, own.MomentumDecay);
        for (var i = 0; i < products.Length; i++)
        {
            batch.States[i].MuProduct = products[i];
        }

        return status;
    }
}
