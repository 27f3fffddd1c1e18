namespace Ham10000.Models;

/// <summary>Batch norm over each feature map or each vector component: eps 1e-5, momentum 0.1 in torch's sense.</summary>
public sealed record BatchNormSpec : LayerSpec
{
    internal override string KerasName => "batch_normalization";

    /// <summary>The layer as messages show it.</summary>
    /// <returns><c>BatchNorm()</c>.</returns>
    public override string ToString() => SpecText.Of("BatchNorm");

    internal override string? Problem(FeatureShape input) => null;

    internal override FeatureShape OutputShape(FeatureShape input) => input;

    internal override Int128 LeastParameters(FeatureShape input) => input.Channels;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new BatchNormLayer(input.Channels);
}
