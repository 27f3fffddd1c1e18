namespace Ham10000.Models;

public sealed partial record ModelSpec
{
    private const int LargestImage = 16384;

    // More than any network of the field has; a file that asks for more is an attack on whoever builds it.
    private const int MostLayers = 1000;

    /// <summary>Where the layers stand, for messages.</summary>
    internal LayerSequence Sequence => new("Layer", Backbone is null ? "the images" : $"{Backbone.Network}", Depth: 0);

    /// <summary>Follows the shapes through all layers.</summary>
    /// <returns>What the last layer gives out, without the number of images.</returns>
    /// <exception cref="ArgumentException">A layer does not fit its input; the message names the layer and the shapes.</exception>
    public FeatureShape OutputShape()
    {
        CheckPatient();
        var output = Sequence.Check(Layers, HeadInputShape());
        return Layers.Modules().GroupBy(module => module.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException($"Two modules are called {Text.Quote(twice.Key)}. Names are what factories are found by, so each needs its own.")
            : output;
    }

    /// <summary>What the first layer takes in: the images, or the backbone's features.</summary>
    internal FeatureShape HeadInputShape()
    {
        CheckImageSize();
        CheckLayerCount();
        var images = FeatureShape.Maps(3, Height, Width);
        return Backbone is null ? images : Features(Backbone, images);
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

    private void CheckImageSize()
    {
        if (Height is < 1 or > LargestImage || Width is < 1 or > LargestImage)
        {
            throw new ArgumentException($"Images must be between 1×1 and {LargestImage}×{LargestImage} pixels, got {Height}×{Width} (height × width).");
        }
    }

    private void CheckLayerCount()
    {
        var count = Layers.Sum(layer => layer.LayerCount);
        if (count > MostLayers)
        {
            throw new ArgumentException($"{Name} has {count:N0} layers; expected at most {MostLayers:N0}, where a backbone counts as none. Build it with fewer.");
        }
    }
}
