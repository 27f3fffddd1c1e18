namespace Ham10000.Models;

/// <summary>The backbone of a <see cref="ModelSpec"/>.</summary>
/// <param name="Network">Which network.</param>
/// <param name="Pretrained">True if it starts from published weights, false if it starts at random. A random backbone is trained whole.</param>
/// <param name="TrainLast">How many of its last layers are trained, in Keras's count: convolution, batch norm, activation, zero padding,
/// add, concatenate and pooling are one layer each. Null trains all. Applies to a pretrained backbone only.</param>
public sealed record BackboneSpec(Backbone Network, bool Pretrained, int? TrainLast = null)
{
    /// <summary>The smallest height and width of an image, in pixels.</summary>
    internal const int SmallestImage = 32;

    /// <summary>The backbone as messages show it.</summary>
    /// <returns>Such as <c>MobileNet, pretrained, last 23 layers trained</c>.</returns>
    public override string ToString() => (Pretrained, TrainLast) switch
    {
        (false, _) => $"{Network}, random start, all layers trained",
        (true, null) => $"{Network}, pretrained, all layers trained",
        (true, 0) => $"{Network}, pretrained, frozen",
        (true, 1) => $"{Network}, pretrained, last layer trained",
        (true, var count) => $"{Network}, pretrained, last {count} layers trained",
    };
}
