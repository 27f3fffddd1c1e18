using static TorchSharp.torch;

namespace Ham10000.Models;

internal abstract partial class BackboneNetwork
{
    /// <summary>Units before the first with a layer that is trained.</summary>
    public int FrozenUnits => _frozenUnits;

    public bool IsWhollyFrozen => _frozenUnits == _units.Count;

    /// <summary>The layers before the first that is trained.</summary>
    public IEnumerable<LayerModule> FrozenLayers => ListOf(0, _frozenUnits).Select(layer => layer.Module).OfType<LayerModule>().Concat(_cut?.Layers ?? []);

    /// <summary>Whether the layers behind the frozen ones take bfloat16.</summary>
    public bool TakesBFloat16 => ListOf(_frozenUnits, _units.Count).All(static layer => layer.Module?.TakesBFloat16 ?? true);

    /// <summary>Adds the operators of the frozen layers.</summary>
    public OnnxValue ExportFrozen(OnnxValue input)
    {
        var features = _units.Take(_frozenUnits).Aggregate(input, static (value, unit) => value.Then(unit));
        return _cut is { } cut ? cut.Export(features) : features;
    }

    /// <summary>Runs what comes after the frozen layers, with gradients; disposes the features.</summary>
    public Tensor ForwardTrained(Tensor features)
    {
        var first = _frozenUnits;
        if (_cut is { } cut)
        {
            features = features.Then(cut.Forward);
            first++;
        }

        for (var i = first; i < _units.Count; i++)
        {
            features = features.Then(_units[i].Forward);
        }

        return features;
    }

    private IReadOnlyList<KerasLayer> ListOf(int first, int end)
    {
        var (list, shape) = (new KerasLayerList(), FeatureShape.Maps(3, 224, 224));
        for (var i = 0; i < end; i++)
        {
            shape = _units[i].List(shape, i < first ? new KerasLayerList() : list);
        }

        return list.Layers;
    }
}
