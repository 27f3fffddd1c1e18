using Ham10000.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>A copy of everything that training changes in a model: trainable parameters and the buffers of batch norm.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> _copies = [];

    /// <summary>Copies what the model has now, in place of what was copied before. What was trained before and is frozen now belongs to it too.</summary>
    internal void Take(ImageModel model)
    {
        using var noGradient = torch.no_grad();
        foreach (var (name, tensor) in model.state_dict())
        {
            if (_copies.TryGetValue(name, out var copy))
            {
                copy.copy_(tensor).ReleaseUnless(copy);
            }
            else if (IsTrained(tensor))
            {
                Add(name, tensor);
            }
        }
    }

    /// <summary>Adds what the model has begun to train since the last copy and has not changed yet.</summary>
    internal void Extend(ImageModel model)
    {
        using var noGradient = torch.no_grad();
        foreach (var (name, tensor) in model.state_dict())
        {
            if (!_copies.ContainsKey(name) && IsTrained(tensor))
            {
                Add(name, tensor);
            }
        }
    }

    internal void Restore(ImageModel model)
    {
        using var noGradient = torch.no_grad();
        foreach (var (name, tensor) in model.state_dict())
        {
            if (_copies.TryGetValue(name, out var copy))
            {
                tensor.copy_(copy).ReleaseUnless(tensor);
            }
        }
    }

    /// <summary>Writes the copies, which the state does not own, under names that begin with the prefix.</summary>
    internal void Save(TrainingState state, string prefix)
    {
        foreach (var (name, copy) in _copies)
        {
            state.Write(prefix + name, copy);
        }
    }

    /// <summary>Copies what <see cref="Save"/> wrote.</summary>
    internal static WeightSnapshot Load(TrainingState state, string prefix)
    {
        var snapshot = new WeightSnapshot();
        foreach (var (name, tensor) in state.Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            snapshot._copies[name[prefix.Length..]] = tensor.clone().DetachFromDisposeScope();
        }

        return snapshot;
    }

    public void Dispose()
    {
        foreach (var copy in _copies.Values)
        {
            copy.Dispose();
        }

        _copies.Clear();
    }

    // The buffers of batch norm are no parameters.
    private static bool IsTrained(torch.Tensor tensor) => tensor is not Parameter { requires_grad: false };

    private void Add(string name, torch.Tensor tensor)
    {
        using var detached = tensor.detach();
        _copies[name] = detached.clone().DetachFromDisposeScope();
    }
}
