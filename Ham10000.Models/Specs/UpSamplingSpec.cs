namespace Ham10000.Models;

/// <summary>Enlarges feature maps by repeating each pixel: (N, C, H, W) to (N, C, factor · H, factor · W).</summary>
/// <param name="Factor">Rows and columns that each pixel becomes, at least 1.</param>
public sealed record UpSamplingSpec(int Factor = 2) : LayerSpec
{
    internal override string KerasName => "up_sampling2d";

    /// <summary>The layer as messages show it.</summary>
    /// <returns>Such as <c>UpSampling(2)</c>.</returns>
    public override string ToString() => SpecText.Of("UpSampling", Factor);

    internal override string? Problem(FeatureShape input) => SpecText.OutOfRange("factor", Factor) ?? NeedsMaps(input)
        ?? SpecText.TooLarge(input, input.Channels, (long)Factor * input.Height, (long)Factor * input.Width, "factor");

    internal override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(input.Channels, Factor * input.Height, Factor * input.Width);

    internal override LayerModule Create(FeatureShape input, ModuleFactories modules) => new UpSamplingLayer(Factor);
}
