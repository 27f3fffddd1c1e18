using TorchSharp;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Makes a model of its own with the same architecture, weights, task, mode and place. The caller disposes it.</summary>
    internal ImageModel Copy()
    {
        var copy = Empty(Spec, Modules);
        try
        {
            copy.CopyWeights(this);
            CopyTask(copy);
            copy.BackboneStart = BackboneStart;
            copy.TrainingSummary = TrainingSummary;
            copy.Calibration = Calibration;
            copy.train(training);
            return copy.to(Device);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    private void CopyTask(ImageModel copy)
    {
        if (Preprocessing is null)
        {
            return;
        }

        copy.RestoreTask(Labels, Preprocessing, Patient);
        copy.HasTrained = HasTrained;
    }
}
