namespace Ham10000.Dataset;

/// <summary>Makes the bytes that a network's input comes from out of decoded images: hair removed, colours balanced, resized.
/// Store, prediction and batches share it. Keeps its buffers; one thread at a time.</summary>
internal sealed class ImagePreparer(Preprocessing preprocessing)
{
    private readonly Resampler _resampler = new();
    private readonly HairRemover? _hair = preprocessing.HairRemoval is { } hair ? new HairRemover(hair) : null;
    private readonly ColorBalancer? _colors = preprocessing.ColorConstancy is { } colors ? new ColorBalancer(colors) : null;
    private byte[] _copy = [];

    /// <summary>Prepares a decoded image, whose pixels are overwritten on the way, into Height × Width pixels.</summary>
    internal void Prepare(Span<byte> pixels, int height, int width, Span<byte> target)
    {
        _hair?.Apply(pixels, height, width);
        _colors?.Apply(pixels);
        _resampler.Resize(pixels, height, width, target, preprocessing.Height, preprocessing.Width, preprocessing.Resize, preprocessing.Interpolation);
    }

    /// <summary>The same for an image that stays as it is; itself if nothing is to be done.</summary>
    internal RgbImage Prepare(RgbImage image)
    {
        if (!preprocessing.HasImageSteps && image.Height == preprocessing.Height && image.Width == preprocessing.Width)
        {
            return image;
        }

        byte[] target = new byte[preprocessing.Height * preprocessing.Width * RgbImage.Channels];
        if (preprocessing.HasImageSteps)
        {
            var copy = Resampler.Ensure(ref _copy, image.Pixels.Length);
            image.Pixels.CopyTo(copy);
            Prepare(copy, image.Height, image.Width, target);
        }
        else
        {
            _resampler.Resize(image.Pixels, image.Height, image.Width, target, preprocessing.Height, preprocessing.Width, preprocessing.Resize, preprocessing.Interpolation);
        }

        return new RgbImage(preprocessing.Height, preprocessing.Width, target);
    }
}
