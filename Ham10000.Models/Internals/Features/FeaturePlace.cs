namespace Ham10000.Models;

/// <summary>A place between two steps of a network where feature maps flow, at which it can be cut in two.</summary>
/// <param name="Name">The layer that gives the maps out, as the model's list of layers calls it.</param>
/// <param name="Shape">The maps.</param>
/// <param name="Units">Units of the backbone before it.</param>
/// <param name="Layers">Layers behind the backbone before it.</param>
/// <param name="OnlyReduces">Whether the layer only thins out or passes on what the one before it found, as pooling and dropout do.</param>
internal sealed record FeaturePlace(string Name, FeatureShape Shape, int Units, int Layers, bool OnlyReduces)
{
    /// <summary>Whether a map has more than one value, so that there is something to tell apart.</summary>
    public bool HasPlaces => Shape.Height * Shape.Width > 1;
}
