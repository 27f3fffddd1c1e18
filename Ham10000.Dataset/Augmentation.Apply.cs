namespace Ham10000.Dataset;

public sealed partial record Augmentation
{
    /// <summary>Shows what the augmentation makes of one image, as the loader does for the same seed, epoch and index.</summary>
    /// <param name="image">The image, in the size that it would have in a batch.</param>
    /// <param name="seed">The loader's seed.</param>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="index">The image's place in its set, from 0.</param>
    /// <returns>A new image of the same size, rounded to whole grey levels. Squares cut out have the mean colour of the image where
    /// <see cref="CutoutGreyLevel"/> is null.</returns>
    /// <exception cref="ArgumentException">An amount is out of range.</exception>
    public RgbImage Apply(RgbImage image, int seed = 0, int epoch = 0, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        Validate();
        byte[] padded = [.. image.Pixels, .. new byte[AffineWarp.Padding]];
        var levels = new LevelAugmenter(this, image.Height, image.Width).Apply(padded, new DrawKey(seed, epoch, index, Occurrence: 0));
        return new RgbImage(image.Height, image.Width, levels);
    }
}
