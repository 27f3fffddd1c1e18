using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>What the catalogue knows of a backbone.</summary>
/// <param name="WeightsName">Its torchvision or timm name, which its weights file bears.</param>
/// <param name="LayerCount">Layers in Keras's count, without the input.</param>
/// <param name="ParameterCount">Its trainable numbers when all of it is trained; a model file that holds fewer is refused before memory is taken.</param>
/// <param name="Features">The feature maps that it makes of images.</param>
/// <param name="Create">Makes the network, its kernels zero.</param>
internal sealed record BackboneEntry(
    string WeightsName, int LayerCount, long ParameterCount, Func<FeatureShape, FeatureShape> Features, Func<BackboneNetwork> Create)
{
    /// <summary>The width multipliers that the network comes in, the usual one first.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [1];

    /// <summary>The padding rules that the network can follow, its own first.</summary>
    public IReadOnlyList<BackbonePadding> Paddings { get; init; } = [BackbonePadding.PyTorch];

    /// <summary>Makes the entry of another width or padding; null where the network has one form only.</summary>
    public Func<double, BackbonePadding, BackboneEntry>? Variant { get; init; }

    /// <summary>How the images that the published weights were trained with were standardised.</summary>
    public Standardization Images { get; init; } = Standardization.ImageNet;

    /// <summary>How their publishers resize the images that they evaluate the weights with.</summary>
    public Interpolation Interpolation { get; init; } = Interpolation.Bilinear;

    /// <summary>Who published the weights.</summary>
    public string Source { get; init; } = $"torchvision's {WeightsName}, IMAGENET1K_V1";

    /// <summary>The entry of the form that the specification asks for.</summary>
    /// <exception cref="ArgumentException">The network does not come in that form.</exception>
    public BackboneEntry For(BackboneSpec spec)
    {
        var (width, padding) = (spec.WidthMultiplier ?? Widths[0], spec.Padding ?? Paddings[0]);
        if (!Widths.Contains(width))
        {
            throw new ArgumentException($"{spec.Network} has no width multiplier {width}. Expected one of: {string.Join(", ", Widths)}.");
        }

        if (!Paddings.Contains(padding))
        {
            throw new ArgumentException($"{spec.Network} does not pad as {padding}. Expected one of: {string.Join(", ", Paddings)}.");
        }

        return (width, padding) == (Widths[0], Paddings[0]) ? this : Variant!(width, padding);
    }
}
