namespace Ham10000.Dataset;

/// <summary>The filter for resizing. Every one is antialiased: shrinking averages over all source pixels, as Pillow does.</summary>
public enum Interpolation
{
    /// <summary>Cubic convolution with a = -0.5 (Keys, 1981): Pillow's default.</summary>
    Bicubic,

    /// <summary>Triangle filter.</summary>
    Bilinear,

    /// <summary>Mean over the covered area.</summary>
    Box,
}
