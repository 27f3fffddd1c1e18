using System.Collections.Concurrent;

namespace Ham10000.Models;

/// <summary>The layers of a model by name, in the order of <see cref="ImageModel.Layers"/> without the input.</summary>
internal static class LayerNames
{
    /// <summary>Where the backbone lies in a model's state dict, and where the layers after it.</summary>
    public const string BackboneRoot = "backbone";
    public const string LayersRoot = "layers";

    private static readonly ConcurrentDictionary<BackboneSpec, IReadOnlyList<KerasLayer>> Backbones = new();

    /// <summary>Keras's names of layers that follow each other: <c>dense</c>, <c>dense_1</c>.</summary>
    public static IEnumerable<string> Numbered(IEnumerable<LayerSpec> layers)
    {
        var counts = new Dictionary<string, int>();
        foreach (var layer in layers)
        {
            var number = counts[layer.KerasName] = counts.GetValueOrDefault(layer.KerasName, -1) + 1;
            yield return number == 0 ? layer.KerasName : $"{layer.KerasName}_{number}";
        }
    }

    /// <summary>The same with the layers inside blocks, each before its block.</summary>
    public static IEnumerable<string> All(IReadOnlyList<LayerSpec> layers) => layers.Zip(Numbered(layers)).SelectMany(static layer =>
        layer.First.Chains.SelectMany(chain => All(chain.Layers).Select(inner => $"{layer.Second}.{chain.Name}.{inner}")).Append(layer.Second));

    /// <summary>The layers of a model that is not built yet. Types, shapes and modules are not those of the model.</summary>
    public static IReadOnlyList<KerasLayer> Of(ModelSpec spec) =>
        [.. spec.Backbone is null ? [] : OfBackbone(spec.Backbone), .. All(spec.Layers).Select(name => InHead(name, "", default, default, null))];

    /// <summary>A layer of the builder, its path seen from the model.</summary>
    public static KerasLayer InModel(NamedLayer layer) => InHead(layer.Name, layer.Module.KerasType, layer.Input, layer.Output, layer.Module);

    /// <summary>A backbone's layer, its path seen from the model.</summary>
    public static KerasLayer InModel(KerasLayer layer) => layer with { Path = $"{BackboneRoot}.{layer.Path}" };

    public static bool IsOfBackbone(KerasLayer layer) => layer.Path.StartsWith($"{BackboneRoot}.", StringComparison.Ordinal);

    private static KerasLayer InHead(string name, string type, FeatureShape input, FeatureShape output, LayerModule? module) =>
        new(name, type, input, output, module) { Path = $"{LayersRoot}.{name}" };

    // Names depend on the network alone; it is made once to ask for them.
    private static IReadOnlyList<KerasLayer> OfBackbone(BackboneSpec spec) => Backbones.GetOrAdd(new BackboneSpec(spec.Network, Pretrained: false), static form =>
    {
        using var network = BackboneCatalogue.Of(form).Create();
        return [.. network.List(FeatureShape.Maps(3, 224, 224)).Select(layer => InModel(layer) with { Module = null })];
    });
}
