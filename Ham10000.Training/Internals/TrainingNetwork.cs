using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Internals;

/// <summary>Runs the model in training mode: from a batch to logits with gradients. The frozen layers before the first trained one run without a graph,
/// as a plan where there can be one, and all in the precision that was asked for or, by a trial at the first batch of a fit
/// and of each phase that trains other layers, chosen.</summary>
internal sealed partial class TrainingNetwork : IDisposable
{
    private readonly ImageModel _model;
    private readonly TrainingOptions _options;
    private readonly int _images;
    private long _steps;
    private PrefixRunner _prefix;
    private bool _isDecided;

    /// <summary>Starts the network of a fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="images">Images of the training set.</param>
    /// <param name="steps">Batches that the fit will take.</param>
    internal TrainingNetwork(ImageModel model, TrainingOptions options, int images, long steps)
    {
        (_model, _options, _images, _steps) = (model, options, images, steps);
        _prefix = NewPrefix(options);
        if (options.Precision != NumericPrecision.Auto)
        {
            Use(options.Precision);
            _isDecided = true;
        }
    }

    /// <summary>The type in which the network computes; float32 until there was a trial.</summary>
    internal NumericPrecision Precision { get; private set; } = NumericPrecision.Float32;

    /// <summary>Gives the outputs for a batch.</summary>
    /// <returns>float32 logits (N, outputs), or images of a model that reconstructs, in the caller's dispose scope.</returns>
    internal torch.Tensor Forward(Batch batch)
    {
        if (!_isDecided)
        {
            Decide(batch);
        }

        return _prefix.Forward(batch);
    }

    /// <summary>Called between two steps when layers were frozen or thawed, or the images change otherwise than before.</summary>
    /// <param name="options">The options with the settings of the phase that begins.</param>
    /// <param name="steps">Batches that the phase will take.</param>
    /// <param name="hasOtherLayers">Whether other layers are trained than before: what was the faster precision for those need not be for these.</param>
    internal void Change(TrainingOptions options, long steps, bool hasOtherLayers)
    {
        _prefix.Dispose();
        _prefix = NewPrefix(options);
        _steps = steps;
        if (hasOtherLayers && _options.Precision == NumericPrecision.Auto)
        {
            (_isDecided, Precision) = (false, NumericPrecision.Float32);
        }

        Use(Precision);
    }

    public void Dispose()
    {
        _prefix.Dispose();
        _model.ComputeType = torch.ScalarType.Float32;
    }

    // The trained layers follow only if all of them can; the plan of the frozen ones does not depend on them.
    private void Use(NumericPrecision precision)
    {
        Precision = precision;
        var type = precision switch
        {
            NumericPrecision.BFloat16 => torch.ScalarType.BFloat16,
            NumericPrecision.Float16 => torch.ScalarType.Float16,
            _ => torch.ScalarType.Float32,
        };
        _prefix.Type = type;
        _model.ComputeType = _model.TakesComputeType(type) ? type : torch.ScalarType.Float32;
    }

    // What neither augmentation nor mixing changes has the same features in every epoch.
    private PrefixRunner NewPrefix(TrainingOptions options)
    {
        var repeats = options.Augmentation == Augmentation.None && options.BatchTransform is null && options.Epochs > 1;
        return new PrefixRunner(_model) { Cache = repeats && options.FeatureCacheBytes > 0 ? new FeatureCache(_images, options.FeatureCacheBytes) : null };
    }
}
