using static TorchSharp.torch;

namespace Ham10000.Models;

internal abstract partial class BackboneNetwork
{
    public int UnitCount => _units.Count;

    /// <summary>The places behind each unit, under the name of its last layer.</summary>
    public IEnumerable<FeaturePlace> Places(FeatureShape images)
    {
        var (list, shape) = (new KerasLayerList(), images);
        for (var i = 0; i < _units.Count; i++)
        {
            shape = list.Add(_units[i], shape);
            yield return new FeaturePlace(list.Layers[^1].Name, shape, i + 1, Layers: 0, list.Layers[^1].Module is PoolLayer);
        }
    }

    /// <summary>Runs some of the units; leaves the input as it is.</summary>
    public Tensor Run(Tensor input, int first, int end)
    {
        var features = input.alias();
        for (var i = first; i < end; i++)
        {
            features = features.Then(_units[i].Forward);
        }

        return features;
    }
}
