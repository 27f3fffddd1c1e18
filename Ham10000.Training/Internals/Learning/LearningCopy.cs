using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>A copy of weights, optimiser and moving average at one moment, to go back to.</summary>
internal sealed class LearningCopy : IDisposable
{
    private const string WeightPrefix = "weights.";

    private readonly Dictionary<string, torch.Tensor> _weights = [];
    private readonly Dictionary<string, TrainingState> _parts = [];

    /// <summary>Copies what there is now.</summary>
    internal void Take(ImageModel model, IEnumerable<IStateful> parts)
    {
        Dispose();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, tensor) in ChangingTensors.Of(model))
        {
            _weights[name] = Owned(tensor);
        }

        foreach (var part in parts)
        {
            var state = new TrainingState();
            part.SaveState(state);
            _parts[part.StateName] = Owned(state);
        }
    }

    /// <summary>Puts it back.</summary>
    internal void Restore(ImageModel model, IEnumerable<IStateful> parts)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        var targets = ChangingTensors.Of(model);
        foreach (var (name, copy) in _weights)
        {
            targets[name].copy_(copy).ReleaseUnless(targets[name]);
        }

        foreach (var part in parts)
        {
            part.LoadState(_parts[part.StateName]);
        }
    }

    internal void SaveState(TrainingState state)
    {
        foreach (var (name, copy) in _weights)
        {
            state.Write(WeightPrefix + name, copy);
        }

        foreach (var (part, kept) in _parts)
        {
            foreach (var (name, value) in kept.Values)
            {
                state.Write($"{part}.{name}", value);
            }

            foreach (var (name, tensor) in kept.Tensors)
            {
                state.Write($"{part}.{name}", tensor);
            }
        }
    }

    internal void LoadState(TrainingState state, IEnumerable<string> parts)
    {
        Dispose();
        foreach (var (name, tensor) in state.Tensors.Where(entry => entry.Key.StartsWith(WeightPrefix, StringComparison.Ordinal)))
        {
            _weights[name[WeightPrefix.Length..]] = Owned(tensor);
        }

        foreach (var part in parts)
        {
            var kept = new TrainingState();
            var prefix = part + ".";
            foreach (var (name, value) in state.Values.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                kept.Write(name[prefix.Length..], value);
            }

            foreach (var (name, tensor) in state.Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                kept.Write(name[prefix.Length..], Owned(tensor));
            }

            _parts[part] = kept;
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _weights.Values.Concat(_parts.Values.SelectMany(state => state.Tensors.Values)))
        {
            tensor.Dispose();
        }

        _weights.Clear();
        _parts.Clear();
    }

    private static torch.Tensor Owned(torch.Tensor tensor)
    {
        using var detached = tensor.detach();
        return detached.clone().DetachFromDisposeScope();
    }

    private static TrainingState Owned(TrainingState state)
    {
        var owned = new TrainingState();
        foreach (var (name, value) in state.Values)
        {
            owned.Write(name, value);
        }

        foreach (var (name, tensor) in state.Tensors)
        {
            owned.Write(name, Owned(tensor));
        }

        return owned;
    }
}
