using static TorchSharp.torch;

namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>Where the network can be cut at feature maps, from the images on. Maps that no kernel has made yet, such as pooled images, are none.</summary>
    internal IReadOnlyList<FeaturePlace> FeaturePlaces() => [.. ListFeaturePlaces()];

    /// <summary>The models of an ensemble, each with its share; none for any other model.</summary>
    internal IReadOnlyList<EnsembleMemberLayer> EnsembleMembers => [.. modules().OfType<EnsembleMemberLayer>()];

    /// <summary>The maps at a place, in evaluation mode and without gradients.</summary>
    internal Tensor FeaturesAt(FeaturePlace place, Tensor images)
    {
        CheckImages(images);
        using var nothing = no_grad();
        return _layers.Take(place.Layers).Aggregate(_backbone?.Run(images, 0, place.Units) ?? images.alias(), static (features, layer) => features.Then(layer.Module));
    }

    /// <summary>The logits that follow from the maps at a place, float32, with the gradients that lead back to them if they require any. Leaves the maps as they are.</summary>
    internal Tensor LogitsFrom(FeaturePlace place, Tensor features, Tensor? patient)
    {
        var next = _backbone?.Run(features, place.Units, _backbone.UnitCount) ?? features.alias();
        var logits = RunLayers(place.Layers, next, patient);
        return logits.dtype == ScalarType.Float32 ? logits : logits.Then(static x => x.to_type(ScalarType.Float32));
    }

    private IEnumerable<FeaturePlace> ListFeaturePlaces()
    {
        foreach (var place in _backbone?.Places(FeatureShape.Maps(3, Height, Width)) ?? [])
        {
            yield return place;
        }

        var (units, hasKernels) = (_backbone?.UnitCount ?? 0, _backbone is not null);
        for (var i = 0; i < _layers.Count && _layers[i].Output.IsMaps; i++)
        {
            var module = _layers[i].Module;
            hasKernels |= module is ModuleLayer || module.parameters().Any(static parameter => parameter.shape.Length == 4);
            if (hasKernels)
            {
                yield return new FeaturePlace(_layers[i].Name, _layers[i].Output, units, i + 1, module is PoolLayer or UpSamplingLayer or DropoutLayer or StochasticDepthLayer);
            }
        }
    }
}
