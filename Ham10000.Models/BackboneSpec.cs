namespace Ham10000.Models;

/// <summary>The backbone of a <see cref="ModelSpec"/>.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Pretrained">True if it starts from published weights, false if it starts at random. A random backbone is trained whole.</param>
/// <param name="TrainLast">How many of its last layers are trained, in Keras's count: convolution, batch norm, activation, zero padding,
/// add, concatenate and pooling are one layer each. Null trains all. Applies to a pretrained backbone only.</param>
public sealed record BackboneSpec(Backbone Network, bool Pretrained, int? TrainLast = null)
{
    /// <summary>Scales every channel count of a network that comes in several widths, as <see cref="Backbone.MobileNet"/> does in 0.25, 0.5, 0.75 and 1.
    /// Null, the default, is 1.</summary>
    public double? WidthMultiplier { get; init; }

    /// <summary>Whose rule the strided convolutions pad by, where the network can follow several. Null, the default, is the network's own.</summary>
    public BackbonePadding? Padding { get; init; }

    /// <summary>The smallest height and width of an image, in pixels.</summary>
    internal const int SmallestImage = 32;

    /// <summary>The backbone as messages show it.</summary>
    /// <returns>Such as <c>MobileNet, pretrained, last 23 layers trained</c>.</returns>
    public override string ToString() => (Pretrained, TrainLast) switch
    {
        (false, _) => $"{Form}, random start, all layers trained",
        (true, null) => $"{Form}, pretrained, all layers trained",
        (true, 0) => $"{Form}, pretrained, frozen",
        (true, 1) => $"{Form}, pretrained, last layer trained",
        (true, var count) => $"{Form}, pretrained, last {count} layers trained",
    };

    private string Form => $"{Network}{(WidthMultiplier is { } width ? $" width {width}" : "")}{(Padding is { } padding ? $" padded as {padding}" : "")}";
}
