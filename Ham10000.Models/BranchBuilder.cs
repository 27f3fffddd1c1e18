namespace Ham10000.Models;

/// <summary>Describes a branch of a block, such as that of <see cref="LayerBuilder{TBuilder}.Residual"/>, with the same steps as a model.</summary>
public sealed class BranchBuilder : LayerBuilder<BranchBuilder>
{
    private readonly LayerSequence _sequence;
    private readonly FeatureShape _input;
    private readonly FeatureShape _output;

    internal BranchBuilder(LayerSequence sequence, FeatureShape input)
        : this(sequence, input, [], input)
    {
    }

    private BranchBuilder(LayerSequence sequence, FeatureShape input, IReadOnlyList<LayerSpec> layers, FeatureShape output) =>
        (_sequence, _input, Layers, _output) = (sequence, input, layers, output);

    /// <summary>The branch's layers so far.</summary>
    public IReadOnlyList<LayerSpec> Layers { get; }

    private protected override LayerPlace NextPlace => _sequence.After(Layers, Layers.Count);

    private protected override FeatureShape NextInput => _output;

    private protected override BranchBuilder With(LayerSpec layer) =>
        new(_sequence, _input, [.. Layers, layer], layer.CheckedOutput(_output, NextPlace));
}
