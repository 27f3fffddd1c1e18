namespace Ham10000.Models;

/// <summary>Where a sequence of layers stands in a model: that of the model itself, or a branch of a block.</summary>
/// <param name="Path">What stands before a layer's number in messages, such as <c>Layer</c> or <c>Layer 4, Residual, branch layer</c>.</param>
/// <param name="Before">What comes before the first layer.</param>
/// <param name="Depth">In how many blocks it lies.</param>
internal sealed record LayerSequence(string Path, string Before, int Depth)
{
    /// <summary>Follows the shapes through the layers.</summary>
    /// <exception cref="ArgumentException">A layer does not fit its input; the message names the layer and the shapes.</exception>
    public FeatureShape Check(IReadOnlyList<LayerSpec> layers, FeatureShape input)
    {
        var shape = input;
        for (var i = 0; i < layers.Count; i++)
        {
            shape = layers[i].CheckedOutput(shape, After(layers, i));
        }

        return shape;
    }

    /// <summary>The place behind the first layers.</summary>
    public LayerPlace After(IReadOnlyList<LayerSpec> layers, int count) =>
        new($"{Path} {count + 1}", count == 0 ? Before : $"{layers[count - 1]}", Depth);
}
