namespace Ham10000.Dataset;

/// <summary>Turns grey levels into network inputs by fixed values or by those of the image. Safe for several threads.</summary>
internal sealed class Standardizer
{
    private readonly StandardizationKind _kind;

    internal Standardizer(Standardization fitted)
    {
        _kind = fitted.Kind;
        IsPerImage = fitted.IsPerImage;
        Scaler = IsPerImage ? PixelScaler.Identity : new PixelScaler(fitted);
    }

    /// <summary>Whether each image has to be complete before it can be standardised.</summary>
    internal bool IsPerImage { get; }

    /// <summary>What brings levels to inputs, or, for images with values of their own, leaves them as they are.</summary>
    internal PixelScaler Scaler { get; }

    /// <summary>Makes the inputs of an image of interleaved RGB pixels.</summary>
    internal void Apply(ReadOnlySpan<byte> pixels, Span<float> target)
    {
        Scaler.Apply(pixels, target);
        if (IsPerImage)
        {
            Scaling(target).Apply(target);
        }
    }

    /// <summary>The scaling of an image whose grey levels are given.</summary>
    internal PixelScaling Scaling(ReadOnlySpan<float> levels) =>
        !IsPerImage ? Scaler.Scaling
        : _kind == StandardizationKind.PerImagePerChannel ? LevelStatistics.PerChannel(levels)
        : LevelStatistics.Scalar(levels);
}
