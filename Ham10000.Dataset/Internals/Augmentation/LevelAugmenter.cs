namespace Ham10000.Dataset;

/// <summary>Changes images as a loader does and rounds them to whole grey levels again. Keeps its buffers; one thread at a time.</summary>
internal sealed class LevelAugmenter(Augmentation augmentation, int height, int width)
{
    private static readonly Standardizer Plain = new(Standardization.Fixed(ChannelValues.All(0), ChannelValues.All(1)));

    // Cut out last, where the mean colour of the image is known: there is none to standardise to 0.
    private readonly ImageAugmenter _augmenter = new(augmentation with { CutoutCount = 0 }, Plain, height, width);
    private readonly float[] _levels = new float[height * width * RgbImage.Channels];

    /// <summary>Makes new pixels of height × width RGB pixels, followed by <see cref="AffineWarp.Padding"/> readable bytes.</summary>
    internal byte[] Apply(ReadOnlySpan<byte> pixels, DrawKey key)
    {
        _augmenter.Apply(pixels[.._levels.Length], key, _levels);
        Cutout.Apply(_levels, height, width, augmentation, key, augmentation.CutoutGreyLevel is { } level ? ChannelValues.All((float)level) : LevelStatistics.Mean(_levels));
        return Array.ConvertAll(_levels, v => (byte)Math.Clamp(MathF.Round(v), 0, 255));
    }
}
