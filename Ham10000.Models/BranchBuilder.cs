namespace Ham10000.Models;

/// <summary>Describes a branch of a block, such as that of <see cref="LayerBuilder{TBuilder}.Residual"/>, with the same steps as a model.</summary>
public sealed class BranchBuilder : LayerBuilder<BranchBuilder>
{
    private readonly LayerSequence _sequence;
    private readonly FeatureShape _output;

    internal BranchBuilder(LayerSequence sequence, FeatureShape input, ModuleFactories modules)
        : this(sequence, [], input, modules)
    {
    }

    private BranchBuilder(LayerSequence sequence, IReadOnlyList<LayerSpec> layers, FeatureShape output, ModuleFactories modules) =>
        (_sequence, Layers, _output, Modules) = (sequence, layers, output, modules);

    /// <summary>The branch's layers so far.</summary>
    public IReadOnlyList<LayerSpec> Layers { get; }

    internal ModuleFactories Modules { get; }

    private protected override ModuleFactories Factories => Modules;

    private protected override LayerPlace NextPlace => _sequence.After(Layers, Layers.Count);

    private protected override FeatureShape NextInput => _output;

    private protected override BranchBuilder With(LayerSpec layer, ModuleFactories modules) =>
        new(_sequence, [.. Layers, layer], layer.CheckedOutput(_output, NextPlace), modules);
}
