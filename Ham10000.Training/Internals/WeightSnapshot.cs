using Ham10000.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace Ham10000.Training.Internals;

/// <summary>A copy of everything that training changes in a model: trainable parameters and the buffers of batch norm.</summary>
internal sealed class WeightSnapshot : IDisposable
{
    private readonly TensorCopies _copies = new();

    /// <summary>Copies what the model has now, in place of what was copied before. What was trained before and is frozen now belongs to it too.</summary>
    internal void Take(ImageModel model) => _copies.Take(model.state_dict().Where(entry => _copies.Contains(entry.Key) || IsTrained(entry.Value)).ToList());

    /// <summary>Adds what the model has begun to train since the last copy and has not changed yet.</summary>
    internal void Extend(ImageModel model) => _copies.Take(model.state_dict().Where(entry => !_copies.Contains(entry.Key) && IsTrained(entry.Value)).ToList());

    internal void Restore(ImageModel model) => _copies.Restore(model.state_dict());

    /// <summary>Writes the copies, which the state does not own, under names that begin with the prefix.</summary>
    internal void Save(TrainingState state, string prefix) => _copies.Save(state, prefix);

    /// <summary>Copies what <see cref="Save"/> wrote.</summary>
    internal static WeightSnapshot Load(TrainingState state, string prefix)
    {
        var snapshot = new WeightSnapshot();
        snapshot._copies.Load(state, prefix);
        return snapshot;
    }

    public void Dispose() => _copies.Dispose();

    // The buffers of batch norm are no parameters.
    private static bool IsTrained(torch.Tensor tensor) => tensor is not Parameter { requires_grad: false };
}
