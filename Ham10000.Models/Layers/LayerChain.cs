using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Layers that run one after the other: those of a model behind its backbone, or a branch of a block. Their names, and so their keys in
/// the state dict, are Keras's, numbered from the second of a kind on.</summary>
internal sealed class LayerChain : nn.Module, IOnnxExportable
{
    private readonly List<NamedLayer> _layers = [];

    public LayerChain(string name, IReadOnlyList<LayerSpec> specs, FeatureShape input, ModuleFactories modules)
        : base(name)
    {
        var shape = input;
        foreach (var (spec, layerName) in specs.Zip(LayerNames.Numbered(specs)))
        {
            var layer = spec.Create(shape, modules);
            _layers.Add(new NamedLayer(layerName, layer, spec.OutputShape(shape)) { Input = shape });
            register_module(layerName, layer);
            shape = _layers[^1].Output;
        }
    }

    /// <summary>The layers in order; a block is one of them.</summary>
    public IReadOnlyList<NamedLayer> Layers => _layers;

    /// <summary>The same with the layers inside blocks, each before its block.</summary>
    public IEnumerable<NamedLayer> AllLayers => _layers.SelectMany(layer => layer.Module.Inner
        .Select(inner => inner with { Name = $"{layer.Name}.{inner.Name}" }).Append(layer));

    public void Initialise(WeightRandom random) => _layers.ForEach(layer => layer.Module.Initialise(random));

    /// <summary>Computes a new tensor; leaves the input as it is.</summary>
    public Tensor Run(Tensor input) => _layers.Aggregate(input.alias(), static (features, layer) => features.Then(layer.Module));

    public OnnxValue Export(OnnxValue input) => _layers.Aggregate(input, static (value, layer) => value.Then(layer.Module));

    /// <summary>Parts are registered where they are made.</summary>
    protected override void RegisterComponents()
    {
    }
}
