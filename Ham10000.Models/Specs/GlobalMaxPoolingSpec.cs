namespace Ham10000.Models;

/// <summary>The largest value of each feature map: (N, C, H, W) to (N, C).</summary>
public sealed record GlobalMaxPoolingSpec : LayerSpec
{
    internal override string KerasName => "global_max_pooling2d";

    /// <summary>The layer as messages show it.</summary>
    /// <returns><c>GlobalMaxPooling()</c>.</returns>
    public override string ToString() => SpecText.Of("GlobalMaxPooling");

    internal override string? Problem(FeatureShape input) => NeedsMaps(input);

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(input.Channels);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new GlobalMaxPoolingLayer();
}
