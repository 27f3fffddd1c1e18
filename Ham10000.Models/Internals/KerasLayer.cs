namespace Ham10000.Models;

/// <summary>One layer in Keras's numbering.</summary>
/// <param name="Name">Keras's name of the layer, such as <c>conv_pw_10_bn</c>.</param>
/// <param name="Type">Keras's class of the layer, such as <c>BatchNormalization</c>.</param>
/// <param name="Input">What it takes in.</param>
/// <param name="Output">What it gives out.</param>
/// <param name="Module">The module that computes it; null where it is part of another layer's module.</param>
internal sealed record KerasLayer(string Name, string Type, FeatureShape Input, FeatureShape Output, LayerModule? Module = null)
{
    /// <summary>The path of its module in the state dict, or of its neighbour's in the same block; empty if there is none.</summary>
    public string Path { get; init; } = "";

    /// <summary>Keras's names of the blocks that it is in, the largest first.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];
}
