namespace Ham10000.Dataset;

/// <summary>Resizes images with antialiasing, with the pixels of Pillow's <c>Image.resize</c>.</summary>
public static class ImageResizer
{
    /// <summary>Resizes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="height">Rows wanted. 1..65,535.</param>
    /// <param name="width">Columns wanted. 1..65,535.</param>
    /// <param name="mode">What happens to images of another aspect ratio.</param>
    /// <param name="interpolation">The filter.</param>
    /// <returns>An image of height × width; the same object if it has that size already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range, or a choice unknown.</exception>
    public static RgbImage Resize(
        RgbImage image, int height, int width, ResizeMode mode = ResizeMode.Stretch, Interpolation interpolation = Interpolation.Bicubic)
    {
        ArgumentNullException.ThrowIfNull(image);
        Check(height, nameof(height));
        Check(width, nameof(width));
        if (image.Height == height && image.Width == width)
        {
            return image;
        }

        byte[] pixels = new byte[height * width * RgbImage.Channels];
        new Resampler().Resize(image.Pixels, image.Height, image.Width, pixels, height, width, mode, interpolation);
        return new RgbImage(height, width, pixels);
    }

    private static void Check(int size, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, ushort.MaxValue, name);
    }
}
