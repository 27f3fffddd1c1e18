using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter. It starts with the parameter's first gradient.</summary>
internal sealed class ParameterState : IDisposable
{
    public ParameterState(Parameter parameter, bool[] wanted)
    {
        Tensors = new Tensor?[wanted.Length];
        Complete(parameter, wanted);
    }

    public long Step { get; set; }

    /// <summary>NAdam only: the product of the momentum schedule so far.</summary>
    public double MuProduct { get; set; } = 1;

    public Tensor?[] Tensors { get; }

    /// <summary>Whether a tensor was made for the coming step.</summary>
    public bool IsFresh { get; private set; }

    /// <summary>Makes the tensors that are wanted and missing, zero.</summary>
    public void Complete(Parameter parameter, bool[] wanted)
    {
        IsFresh = false;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] && Tensors[i] is null)
            {
                Tensors[i] = LayerParts.Owned(Native.ht_optim_state_like(parameter));
                IsFresh = true;
            }
        }
    }

    public void Dispose()
    {
        foreach (var tensor in Tensors)
        {
            tensor?.Dispose();
        }
    }
}
