using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A backbone without its classifier: float32 images (N, 3, H, W) to feature maps. Its units run in order; those before the first
/// trained layer run without a graph.</summary>
internal abstract partial class BackboneNetwork : nn.Module<Tensor, Tensor>, IOnnxExportable
{
    private readonly List<BackboneUnit> _units = [];
    private int _frozenUnits;
    private UnitCut? _cut;

    protected BackboneNetwork(string name)
        : base(name) => Modules = new ModuleTree(this);

    /// <summary>Where the units register their layers, at the paths of the published state dict.</summary>
    protected ModuleTree Modules { get; }

    /// <summary>The layers in Keras's order, without the input.</summary>
    public IReadOnlyList<KerasLayer> List(FeatureShape input)
    {
        var list = new KerasLayerList();
        var shape = input;
        foreach (var unit in _units)
        {
            shape = list.Add(unit, shape);
        }

        return list.Layers;
    }

    /// <summary>Gives every layer its starting values, as the network's reference implementation does.</summary>
    public void Initialise(WeightRandom random)
    {
        foreach (var layer in modules().OfType<LayerModule>())
        {
            Initialise(layer, random);
        }
    }

    /// <summary>Freezes and trains the layers, each for itself, in Keras's order.</summary>
    public void Freeze(ReadOnlySpan<bool> frozen)
    {
        var input = FeatureShape.Maps(3, 224, 224);
        var layers = List(input);
        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Module?.Freeze(frozen[i]);
        }

        _frozenUnits = _units.TakeWhile(unit => IsFrozen(unit, input)).Count();
        _cut = IsWhollyFrozen ? null : _units[_frozenUnits].Cut;
    }

    public sealed override Tensor forward(Tensor input)
    {
        var features = RunFrozen(input);
        for (var i = _frozenUnits; i < _units.Count; i++)
        {
            features = Step(_units[i], features, input);
        }

        return features;
    }

    public OnnxValue Export(OnnxValue input) => _units.Aggregate(input, static (value, unit) => value.Then(unit));

    /// <summary>Parts are registered where they are made.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>A size after five halvings that each round up.</summary>
    protected static int CeilingOf32nd(int size) => (size + 31) / 32;

    /// <summary>Gives a layer its starting values. Most networks start their kernels normal with variance 2 / fan out.</summary>
    protected virtual void Initialise(LayerModule layer, WeightRandom random) => (layer as ConvolutionLayer)?.InitialiseFanOut(random);

    protected void Add(BackboneUnit unit) => _units.Add(unit);

    private static bool IsFrozen(BackboneUnit unit, FeatureShape input)
    {
        var list = new KerasLayerList();
        unit.List(input, list);
        return list.Layers.All(layer => layer.Module is not { IsFrozen: false });
    }

    // Gradients with respect to the images pass through frozen units too, for those who explain a prediction.
    private Tensor RunFrozen(Tensor input)
    {
        using var mode = input.requires_grad ? null : no_grad();
        var features = input;
        for (var i = 0; i < _frozenUnits; i++)
        {
            features = Step(_units[i], features, input);
        }

        return features;
    }

    private static Tensor Step(BackboneUnit unit, Tensor features, Tensor input)
    {
        try
        {
            return unit.Forward(features);
        }
        finally
        {
            if (!ReferenceEquals(features, input))
            {
                features.Dispose();
            }
        }
    }
}
