using Ham10000.Models;

namespace Ham10000.Training;

/// <summary>What <c>Trainer.Resume</c> gives: the model that it made from a checkpoint and trained on, and the history of the whole fit.</summary>
/// <param name="Model">The model, in inference mode.</param>
/// <param name="History">All epochs from the first, and how the fit ended.</param>
public sealed record ResumedFit(ImageModel Model, TrainingHistory History) : IDisposable
{
    /// <summary>Disposes the model.</summary>
    public void Dispose() => Model.Dispose();
}
