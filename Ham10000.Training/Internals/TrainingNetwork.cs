using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Runs the model in training mode: from a batch to logits with gradients.</summary>
internal sealed class TrainingNetwork(ImageModel model) : IDisposable
{
    /// <summary>Gives the outputs for a batch.</summary>
    /// <returns>float32 logits (N, outputs), or images of a model that reconstructs, in the caller's dispose scope.</returns>
    internal torch.Tensor Forward(Batch batch) => model.Forward(batch);

    public void Dispose()
    {
    }
}
