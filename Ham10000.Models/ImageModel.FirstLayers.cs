namespace Ham10000.Models;

public sealed partial class ImageModel
{
    /// <summary>The specification and a copy of the weights of the backbone and the first layers after it.</summary>
    internal (ModelSpec Spec, TrainedWeights Weights) FirstLayers(int count, bool freeze)
    {
        if (!HasTrained)
        {
            throw new InvalidOperationException($"{Spec.Name} has not been trained, so its layers are no better than new ones. Train it with Trainer.Fit, or load a trained model.");
        }

        var least = Spec.Backbone is null ? 1 : 0;
        if (count < least || count > _layers.Count)
        {
            throw new ArgumentException($"{Spec.Name} has {Count(_layers.Count, "layer")}{(Spec.Backbone is null ? "" : " after its backbone")}, so {count} cannot be taken. "
                + $"Expected {least} to {_layers.Count}.");
        }

        var taken = _layers.Take(count).ToList();
        List<FreezingChange> frozen = [.. taken.Where(layer => freeze && layer.Module.parameters().Any()).Select(layer => new FreezingChange(layer.Name, Trained: false))];
        var spec = new ModelSpec
        {
            Name = Spec.Name,
            Height = Height,
            Width = Width,
            Backbone = Spec.Backbone is null ? null : Spec.Backbone with { Pretrained = true, TrainLast = freeze ? 0 : null, Trained = null },
            Layers = [.. Spec.Layers.Take(count)],
            Freezing = frozen.Count > 0 ? new Freezing { Changes = frozen } : null,
        };
        return (spec, TrainedWeights.Of(this, [$"{LayerNames.BackboneRoot}.", .. taken.Select(layer => $"{LayerNames.LayersRoot}.{layer.Name}.")]));
    }

    /// <summary>How many layers of the builder there are up to the one of a name.</summary>
    internal int LayersThrough(string name)
    {
        var layers = KerasLayers();
        var backbone = FreezingPlan.BackboneCount(layers);
        var last = LayerFinder.Find(Spec.Name, layers, name)[^1];
        var place = Enumerable.Range(0, _layers.Count).FirstOrDefault(i => _layers[i].Name == layers[last].Name, -1);
        return (last == backbone - 1, place) switch
        {
            (true, _) => 0,
            (_, >= 0) => place + 1,
            _ => throw new ArgumentException($"{Spec.Name} cannot be cut after {Text.Quote(name)}, which lies inside {(last < backbone ? "the backbone" : "a block")}. "
                + $"Name {string.Join(", ", Cuts(layers, backbone))}."),
        };
    }

    private IEnumerable<string> Cuts(List<KerasLayer> layers, int backbone) =>
        _layers.Select(layer => layer.Name).Prepend(backbone > 0 ? layers[backbone - 1].Name : null).OfType<string>();

    private void StartFrom(TrainedWeights weights)
    {
        weights.CopyTo(this);
        BackboneStart = WeightsOrigin.Trained(weights.Model);
        Preprocessing = weights.Preprocessing is null ? null : weights.Preprocessing with { Height = Height, Width = Width };
    }
}
