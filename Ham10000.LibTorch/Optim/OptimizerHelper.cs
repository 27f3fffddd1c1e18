using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, state, the order of a step.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    private readonly List<ParamGroup> _groups = [];
    private readonly HashSet<Parameter> _known = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
    }

    /// <summary>The groups, whose learning rates can be read and set.</summary>
    public override IEnumerable<optim.ILearningRateController> ParamGroups => _groups;

    private protected IReadOnlyList<ParamGroup> Groups => _groups;

    /// <summary>The parameters of all groups.</summary>
    public override IEnumerable<Parameter> parameters() => _groups.SelectMany(group => group.Parameters);

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

        _groups.Add(param_group);
    }

    /// <summary>Moves the state to a device, after the parameters.</summary>
    /// <param name="device">Where to.</param>
    public void to(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        foreach (var tensor in _groups.SelectMany(group => group.States).SelectMany(state => state?.Tensors ?? []))
        {
            if (tensor is not null)
            {
                Native.Check(Native.ht_nn_convert(tensor, -1, (int)device.type, device.index, false));
            }
        }
    }

    /// <summary>Changes every parameter that has a gradient.</summary>
    /// <param name="closure">Computes loss and gradients first; null where that is done.</param>
    /// <returns>The closure's loss, or null.</returns>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var gradients = enable_grad();
            loss = closure();
        }

        foreach (var group in _groups)
        {
            var batch = new OptimizerBatch(group);
            if (batch.Count > 0)
            {
                Native.Check(Update(group, batch));
                GC.KeepAlive(batch);
            }
        }

        return loss;
    }

    private protected abstract bool Accepts(ParamGroup group);

    private protected abstract int Update(ParamGroup group, OptimizerBatch batch);

    /// <summary>Frees the state.</summary>
    /// <param name="disposing">True when called from Dispose().</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var group in _groups)
            {
                foreach (var state in group.States)
                {
                    state?.Dispose();
                }
            }
        }

        base.Dispose(disposing);
    }
}
