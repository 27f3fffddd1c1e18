using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, state, the order of a step.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    private readonly HashSet<Parameter> _known = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
    }

    /// <summary>The parameters of all groups.</summary>
    public override IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

    /// <summary>Fills the gradients with zeros.</summary>
    public override void zero_grad() => TensorHandles.ZeroGradients(parameters(), false);

    /// <summary>Adds parameters with settings of their own.</summary>
    /// <param name="param_group">A group of this optimiser's own kind.</param>
    /// <exception cref="ArgumentException">The group is another optimiser's, or has a parameter that the optimiser has already.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        if (!Accepts(param_group))
        {
            throw new ArgumentException(
                $"{GetType().Name} cannot take a {param_group.GetType().DeclaringType?.Name} group. Make a {GetType().Name}.ParamGroup.",
                nameof(param_group));
        }

        foreach (var parameter in param_group.Parameters)
        {
            if (!_known.Add(parameter))
            {
                throw new ArgumentException(
                    $"A parameter of shape ({string.Join(", ", parameter.shape)}) is in the optimiser twice. Put each into one group, once.",
                    nameof(param_group));
            }
        }

        Groups.Add(param_group);
    }

    /// <summary>Moves the state to a device, after the parameters.</summary>
    /// <param name="device">Where to.</param>
    public void to(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        foreach (var tensor in Groups.SelectMany(group => group.States).SelectMany(state => state?.Tensors ?? []))
        {
            if (tensor is not null)
            {
                Native.Check(Native.ht_nn_convert(tensor, -1, (int)device.type, device.index, false));
            }
        }
    }

    private protected abstract bool Accepts(ParamGroup group);
}
