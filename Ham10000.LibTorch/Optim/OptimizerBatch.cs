namespace TorchSharp.Modules;

/// <summary>The parameters of a group that have a gradient, with their state, as the shim takes them.</summary>
internal sealed class OptimizerBatch
{
    private readonly List<Parameter> _parameters;
    private readonly List<ParameterState> _states;
    private readonly bool[] _wanted;

    public OptimizerBatch(ParamGroup group)
    {
        _parameters = new List<Parameter>(group.Parameters.Length);
        _states = new List<ParameterState>(group.Parameters.Length);
        _wanted = group.StateTensors;
        for (var i = 0; i < group.Parameters.Length; i++)
        {
            var parameter = group.Parameters[i];
            if (TensorHandles.HasGradient(parameter))
            {
                var state = group.States[i];
                if (state is null)
                {
                    group.States[i] = state = new ParameterState(parameter, _wanted);
                }
                else
                {
                    state.Complete(parameter, _wanted);
                }

                state.Step++;
                _parameters.Add(parameter);
                _states.Add(state);
            }
        }

        Parameters = TensorHandles.Of(_parameters);
        Steps = [.. _states.Select(state => state.Step)];
    }

    public int Count => _parameters.Count;

    public IntPtr[] Parameters { get; }

    public long[] Steps { get; }

    public IReadOnlyList<ParameterState> States => _states;

    /// <summary>The tensors at one place of the states; null where the settings want none there.</summary>
    public IntPtr[]? State(int place)
    {
        // A tensor may be left from settings that wanted it.
        if (!_wanted[place])
        {
            return null;
        }

        var handles = new IntPtr[_states.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = _states[i].Tensors[place]!.Handle;
        }

        return handles;
    }
}
