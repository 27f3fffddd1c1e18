using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>The layers before the first that is trained or random: what they make of an image stays the same from step to step of a fit.</summary>
    internal IEnumerable<LayerModule> PrefixLayers => (_backbone?.FrozenLayers ?? []).Concat(_layers.Take(SettledLayerCount).SelectMany(
        static layer => layer.Module.Inner.Select(inner => inner.Module).Append(layer.Module)));

    // Layers behind the backbone, none where not all of that is frozen.
    private int SettledLayerCount => _backbone is { IsWhollyFrozen: false } ? 0 : _layers.Take(PlainLayerCount).TakeWhile(static layer => layer.Module.IsSettled).Count();

    /// <summary>What the layers of the prefix compute, from standardised images on.</summary>
    /// <exception cref="NotSupportedException">A layer does not say what it computes.</exception>
    internal OnnxGraph PrefixGraph()
    {
        var graph = new OnnxGraph(Spec.Name, this);
        var images = graph.Start(new OnnxPort("images", OnnxElement.Float, [3, Height, Width], ""), FeatureShape.Maps(3, Height, Width));
        var features = _layers.Take(SettledLayerCount).Aggregate(_backbone is null ? images : _backbone.ExportFrozen(images), static (value, layer) => layer.Module.Export(value));
        graph.Finish(features, new OnnxPort("features", OnnxElement.Float, [features.Shape.Channels], ""));
        OnnxBatchNormFolding.Apply(graph);
        return graph;
    }

    /// <summary>Runs what comes after the prefix, as <see cref="Forward(Batch)"/> does; disposes the features.</summary>
    /// <param name="features">What the prefix gives, float32 or the <see cref="ComputeType"/>.</param>
    /// <param name="batch">The batch, for what it holds of the patients.</param>
    internal Tensor ForwardFromPrefix(Tensor features, Batch batch)
    {
        HasTrained |= training && is_grad_enabled();
        using var patient = PatientOf(batch);
        if (_backbone is { IsWhollyFrozen: false })
        {
            features = _backbone.ForwardTrained(features);
        }

        var logits = RunLayers(SettledLayerCount, features, patient);
        return logits.dtype == ScalarType.Float32 ? logits : logits.Then(static x => x.to_type(ScalarType.Float32));
    }
}
