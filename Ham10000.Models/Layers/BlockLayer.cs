namespace Ham10000.Models;

/// <summary>A layer that joins what chains of layers make of its input. It has nothing of its own to train or freeze: its layers are frozen one
/// by one, and each knows by itself whether it is.</summary>
internal abstract class BlockLayer(string kerasType) : LayerModule(kerasType)
{
    private readonly List<LayerChain> _chains = [];

    public override IEnumerable<NamedLayer> Inner => _chains.SelectMany(
        chain => chain.AllLayers.Select(layer => layer with { Name = $"{chain.GetName()}.{layer.Name}" }));

    public override bool IsFrozen => Inner.All(layer => layer.Module.IsFrozen);

    public override bool IsSettled => Inner.All(layer => layer.Module.IsSettled);

    public override bool TakesBFloat16 => Inner.All(layer => layer.Module.TakesBFloat16);

    protected override bool HoldsOthers => true;

    public override void Freeze(bool frozen)
    {
    }

    public override void Initialise(WeightRandom random) => _chains.ForEach(chain => chain.Initialise(random));

    /// <summary>Registers a chain under its name.</summary>
    protected LayerChain Add(LayerChain chain)
    {
        register_module(chain.GetName(), chain);
        _chains.Add(chain);
        return chain;
    }
}
