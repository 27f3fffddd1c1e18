namespace Ham10000.Dataset;

/// <summary>Makes network inputs out of pixels with the random changes of an augmentation, in as few passes as they need: one for
/// geometry and standardisation alone. Keeps its buffers; one thread at a time.</summary>
internal sealed class ImageAugmenter
{
    private readonly Augmentation _augmentation;
    private readonly Standardizer _standardizer;
    private readonly int _height, _width;
    private readonly bool _staysLevels;
    private readonly PixelScaler _first;
    private readonly AffineWarp _warp;

    internal ImageAugmenter(Augmentation augmentation, Standardizer standardizer, int height, int width)
    {
        (_augmentation, _standardizer, _height, _width) = (augmentation, standardizer, height, width);

        // Colours can scale what they have changed; noise and an image's own statistics need levels.
        _staysLevels = augmentation.NoiseDeviation != 0 || standardizer.IsPerImage;
        _first = _staysLevels || augmentation.HasColors ? PixelScaler.Identity : standardizer.Scaler;
        _warp = new AffineWarp(height, width, _first);
    }

    /// <summary>Makes the inputs of height × width RGB pixels, followed by <see cref="AffineWarp.Padding"/> readable bytes.</summary>
    internal void Apply(ReadOnlySpan<byte> pixels, DrawKey key, Span<float> target)
    {
        Place(pixels, key, target);
        var scaling = _standardizer.Scaler.Scaling;
        if (_augmentation.HasColors)
        {
            _augmentation.DrawColors(key).Apply(target, _staysLevels ? PixelScaler.Identity.Scaling : scaling);
        }

        if (_augmentation.NoiseDeviation != 0)
        {
            GaussianNoise.Add(target, (float)_augmentation.NoiseDeviation, key);
        }

        if (_staysLevels)
        {
            scaling = _standardizer.Scaling(target);
            scaling.Apply(target);
        }

        if (_augmentation.CutoutCount != 0)
        {
            Cutout.Apply(target, _height, _width, _augmentation, key, _augmentation.CutoutGreyLevel is { } level ? scaling.Of((float)level) : default);
        }
    }

    private void Place(ReadOnlySpan<byte> pixels, DrawKey key, Span<float> target)
    {
        if (_augmentation.HasGeometry)
        {
            _warp.Apply(pixels, _augmentation.DrawMap(key, _height, _width), target);
        }
        else
        {
            _first.Apply(pixels, target);
        }
    }
}
