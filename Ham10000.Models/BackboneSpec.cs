namespace Ham10000.Models;

/// <summary>The backbone of a <see cref="ModelSpec"/>.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Pretrained">True if it starts from published weights or those of a trained model, false if it starts at random. A random backbone is
/// trained whole until it has been trained.</param>
/// <param name="TrainLast">How many of its last layers are trained, in Keras's count: convolution, batch norm, activation, zero padding,
/// add, concatenate and pooling are one layer each. Null trains all, or leaves it to <see cref="ModelSpec.Freezing"/>. Applies to a pretrained
/// backbone only.</param>
public sealed record BackboneSpec(Backbone Network, bool Pretrained, int? TrainLast = null)
{
    /// <summary>Scales every channel count of a network that comes in several widths, as <see cref="Backbone.MobileNet"/> does in 0.25, 0.5, 0.75 and 1.
    /// Null, the default, is 1.</summary>
    public double? WidthMultiplier { get; init; }

    /// <summary>Whose rule the strided convolutions pad by, where the network can follow several. Null, the default, is the network's own.</summary>
    public BackbonePadding? Padding { get; init; }

    /// <summary>True if it started at random, was trained, and was frozen after that, so that it is frozen as a pretrained one is. Null, the default,
    /// otherwise.</summary>
    public bool? Trained { get; init; }

    internal bool CanFreeze => Pretrained || Trained == true;

    /// <summary>The smallest height and width of an image, in pixels.</summary>
    internal const int SmallestImage = 32;

    /// <summary>The backbone as messages show it.</summary>
    /// <returns>Such as <c>MobileNet, pretrained, last 23 layers trained</c>.</returns>
    public override string ToString() => $"{Start}, {(CanFreeze ? TrainLast : null) switch
    {
        null => "all layers trained",
        0 => "frozen",
        1 => "last layer trained",
        var count => $"last {count} layers trained",
    }}";

    internal string Start => $"{Form}, {(Pretrained ? "pretrained" : "random start")}";

    private string Form => $"{Network}{(WidthMultiplier is { } width ? $" width {width}" : "")}{(Padding is { } padding ? $" padded as {padding}" : "")}";
}
