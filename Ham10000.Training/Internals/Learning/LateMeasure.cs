using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>What a batch's loss and predictions were, still on the device.</summary>
/// <param name="Loss">The mean loss, a scalar.</param>
/// <param name="Probabilities">Float32 (N, K); null for a model that reconstructs.</param>
/// <param name="Labels">What predictions are compared with.</param>
/// <param name="Images">Images of the batch.</param>
/// <param name="Step">The step that it was part of.</param>
internal sealed record LateMeasure(torch.Tensor Loss, torch.Tensor? Probabilities, long[] Labels, int Images, int Step) : IDisposable
{
    public void Dispose()
    {
        Loss.Dispose();
        Probabilities?.Dispose();
    }
}
