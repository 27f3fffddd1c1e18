namespace Ham10000.Models;

/// <summary>Layer norm over each vector, or over the channels of each pixel: eps 1e-6. Scale starts at 1, shift at 0.</summary>
/// <remarks>Ba et al., "Layer normalization", arXiv:1607.06450. It does not depend on the batch, so training and evaluation compute the same.</remarks>
public sealed record LayerNormSpec : LayerSpec
{
    internal override string KerasName => "layer_normalization";

    /// <summary>The layer as messages show it.</summary>
    /// <returns><c>LayerNorm()</c>.</returns>
    public override string ToString() => SpecText.Of("LayerNorm");

    internal override string? Problem(FeatureShape input) => null;

    internal override FeatureShape OutputShape(FeatureShape input) => input;

    internal override Int128 LeastParameters(FeatureShape input) => input.Channels;

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new LayerNormLayer(input.Channels);
}
