using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>A copy of weights, optimiser and moving average at one moment, to go back to.</summary>
internal sealed class LearningCopy : IDisposable
{
    private const string WeightPrefix = "weights.";

    private readonly TensorCopies _weights = new();
    private readonly Dictionary<string, TrainingState> _parts = [];

    /// <summary>Copies what there is now.</summary>
    internal void Take(ImageModel model, IEnumerable<IStateful> parts)
    {
        var changing = ChangingTensors.Of(model);
        _weights.Keep(changing);
        _weights.Take(changing);
        DisposeParts();
        using var scope = torch.NewDisposeScope();
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
        _weights.Restore(ChangingTensors.Of(model));
        foreach (var part in parts)
        {
            part.LoadState(_parts[part.StateName]);
        }
    }

    internal void SaveState(TrainingState state)
    {
        _weights.Save(state, WeightPrefix);
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
        _weights.Load(state, WeightPrefix);
        DisposeParts();
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
                kept.Write(name[prefix.Length..], TensorCopies.Of(tensor));
            }

            _parts[part] = kept;
        }
    }

    public void Dispose()
    {
        _weights.Dispose();
        DisposeParts();
    }

    private void DisposeParts()
    {
        foreach (var tensor in _parts.Values.SelectMany(state => state.Tensors.Values))
        {
            tensor.Dispose();
        }

        _parts.Clear();
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
            owned.Write(name, TensorCopies.Of(tensor));
        }

        return owned;
    }
}
