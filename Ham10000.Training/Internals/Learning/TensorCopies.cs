using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Copies of tensors by name, which it owns: taken, put back, kept in a checkpoint and read from one.</summary>
internal sealed class TensorCopies : IDisposable
{
    private readonly Dictionary<string, torch.Tensor> _copies = [];

    /// <summary>A copy without a graph that lives until it is disposed.</summary>
    internal static torch.Tensor Of(torch.Tensor tensor)
    {
        using var detached = tensor.detach();
        return detached.clone().DetachFromDisposeScope();
    }

    internal bool Contains(string name) => _copies.ContainsKey(name);

    /// <summary>Copies the tensors, over earlier copies of the same names.</summary>
    internal void Take(IEnumerable<KeyValuePair<string, torch.Tensor>> tensors)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (name, tensor) in tensors)
        {
            if (_copies.TryGetValue(name, out var copy))
            {
                copy.copy_(tensor).ReleaseUnless(copy);
            }
            else
            {
                _copies[name] = Of(tensor);
            }
        }
    }

    /// <summary>Forgets the copies of other names.</summary>
    internal void Keep(IReadOnlyDictionary<string, torch.Tensor> names)
    {
        foreach (var (name, copy) in _copies.Where(entry => !names.ContainsKey(entry.Key)).ToList())
        {
            copy.Dispose();
            _copies.Remove(name);
        }
    }

    /// <summary>Writes the copies into the tensors of their names, all of which must be there.</summary>
    internal void Restore(IReadOnlyDictionary<string, torch.Tensor> targets)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        foreach (var (name, copy) in _copies)
        {
            var target = targets[name];
            target.copy_(copy).ReleaseUnless(target);
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

    /// <summary>Copies what <see cref="Save"/> wrote, in place of what there was.</summary>
    internal void Load(TrainingState state, string prefix)
    {
        Dispose();
        Take(state.Tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => KeyValuePair.Create(entry.Key[prefix.Length..], entry.Value)));
    }

    public void Dispose()
    {
        foreach (var copy in _copies.Values)
        {
            copy.Dispose();
        }

        _copies.Clear();
    }
}
