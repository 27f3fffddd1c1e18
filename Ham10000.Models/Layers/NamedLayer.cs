namespace Ham10000.Models;

/// <summary>A layer of a model with its name, such as <c>conv2d_1</c> or <c>residual.branch.conv2d_1</c>, and its output shape.</summary>
internal sealed record NamedLayer(string Name, LayerModule Module, FeatureShape Output)
{
    /// <summary>What it takes in.</summary>
    public FeatureShape Input { get; init; }
}
