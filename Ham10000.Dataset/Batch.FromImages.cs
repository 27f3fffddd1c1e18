namespace Ham10000.Dataset;

public sealed partial class Batch
{
    /// <summary>Makes a batch of decoded images by the preprocessing that training images go through: the same resizing to
    /// the same bytes, then the same standardisation. Labels are -1.</summary>
    /// <param name="images">The images, of any sizes. At least one.</param>
    /// <param name="fitted">A preprocessing whose standardisation has its values.</param>
    /// <returns>The batch. It belongs to no pool.</returns>
    /// <exception cref="ArgumentException">There are no images.</exception>
    /// <exception cref="InvalidOperationException">The preprocessing is not fitted.</exception>
    public static Batch FromImages(IReadOnlyList<RgbImage> images, Preprocessing fitted)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(fitted);
        if (images.Count == 0)
        {
            throw new ArgumentException("Expected at least one image, got none.", nameof(images));
        }

        fitted.Validate();
        fitted.ThrowIfNotFitted();
        var batch = new Batch(images.Count, fitted.Height, fitted.Width, pool: null) { Count = images.Count };
        var (preparer, standardizer) = (new ImagePreparer(fitted), new Standardizer(fitted.Standardization));
        int length = fitted.Height * fitted.Width * Channels;
        for (int i = 0; i < images.Count; i++)
        {
            standardizer.Apply(preparer.Prepare(images[i]).Pixels, batch._pixels.AsSpan(i * length, length));
            batch.Set(i, i, -1);
        }

        return batch;
    }

    /// <summary>Makes a batch of one image; see the other overload.</summary>
    /// <param name="image">The image, of any size.</param>
    /// <param name="fitted">A preprocessing whose standardisation has its values.</param>
    public static Batch FromImages(RgbImage image, Preprocessing fitted) => FromImages([image], fitted);
}
