using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Runs the model in training mode: from a batch to logits with gradients. The frozen layers before the first trained one run without a graph,
/// as a plan where there can be one.</summary>
internal sealed partial class TrainingNetwork : IDisposable
{
    private readonly ImageModel _model;
    private readonly PrefixRunner _prefix;

    internal TrainingNetwork(ImageModel model, TrainingOptions options)
    {
        (_model, _prefix) = (model, new PrefixRunner(model));
        Precision = options.Precision == Precision.Auto ? Precision.Float32 : options.Precision;
    }

    /// <summary>The type in which the network computes.</summary>
    internal Precision Precision { get; private set; }

    /// <summary>Gives the outputs for a batch.</summary>
    /// <returns>float32 logits (N, outputs), or images of a model that reconstructs, in the caller's dispose scope.</returns>
    internal torch.Tensor Forward(Batch batch) => _prefix.Forward(batch);

    public void Dispose()
    {
        _prefix.Dispose();
        _model.ComputeType = torch.ScalarType.Float32;
    }
}
