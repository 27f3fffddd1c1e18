namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    private const int LargestImage = 16384;

    /// <summary>Follows the shapes through all layers.</summary>
    /// <returns>What the last layer gives out, without the number of images.</returns>
    /// <exception cref="ArgumentException">A layer does not fit its input; the message names the layer and the shapes.</exception>
    public FeatureShape OutputShape()
    {
        var shape = HeadInputShape();
        for (var i = 0; i < Layers.Count; i++)
        {
            shape = OutputShape(i, shape);
        }

        return shape;
    }

    /// <summary>What the first layer takes in: the images, or the backbone's features.</summary>
    internal FeatureShape HeadInputShape()
    {
        CheckImageSize();
        var images = FeatureShape.Maps(3, Height, Width);
        return Backbone is null ? images : Features(Backbone, images);
    }

    /// <summary>What layer <paramref name="index"/> makes of its input.</summary>
    internal FeatureShape OutputShape(int index, FeatureShape input)
    {
        var layer = Layers[index];
        return layer.Problem(input) is { } problem
            ? throw new ArgumentException($"Layer {index + 1}, {layer}, after {Before(index)}: {problem}")
            : layer.OutputShape(input);
    }

    private static FeatureShape Features(BackboneSpec backbone, FeatureShape images)
    {
        var entry = BackboneCatalogue.Of(backbone);
        if (backbone.TrainLast is { } count && (count < 0 || count > entry.LayerCount))
        {
            throw new ArgumentException($"{backbone.Network} has {entry.LayerCount} layers, so the last {count} cannot be trained. "
                + $"Pass a number from 0 to {entry.LayerCount}, or call TrainAll().");
        }

        const int Smallest = BackboneSpec.SmallestImage;
        return images.Height >= Smallest && images.Width >= Smallest
            ? entry.Features(images)
            : throw new ArgumentException(
                $"{backbone.Network} needs images of at least {Smallest}×{Smallest} pixels, got {images.Height}×{images.Width}. Choose a larger Input(height, width).");
    }

    private string Before(int index) => (index, Backbone) switch
    {
        (0, null) => $"the images",
        (0, var backbone) => $"{backbone.Network}",
        _ => $"{Layers[index - 1]}",
    };

    private void CheckImageSize()
    {
        if (Height is < 1 or > LargestImage || Width is < 1 or > LargestImage)
        {
            throw new ArgumentException($"Images must be between 1×1 and {LargestImage}×{LargestImage} pixels, got {Height}×{Width} (height × width).");
        }
    }
}
