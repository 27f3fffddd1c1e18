namespace Ham10000.Models;

/// <summary>The shape of what flows between two layers, without the number of images N: feature maps or a vector.</summary>
public readonly record struct FeatureShape
{
    private FeatureShape(bool isMaps, int channels, int height, int width) => (IsMaps, Channels, Height, Width) = (isMaps, channels, height, width);

    /// <summary>True for feature maps (N, C, H, W), false for vectors (N, F).</summary>
    public bool IsMaps { get; }

    /// <summary>Feature maps, or the vector's length.</summary>
    public int Channels { get; }

    /// <summary>Rows of each map; 1 for a vector.</summary>
    public int Height { get; }

    /// <summary>Columns of each map; 1 for a vector.</summary>
    public int Width { get; }

    /// <summary>Numbers per image.</summary>
    public long Count => (long)Channels * Height * Width;

    /// <summary>Feature maps.</summary>
    /// <param name="channels">Number of maps.</param>
    /// <param name="height">Rows of each.</param>
    /// <param name="width">Columns of each.</param>
    /// <returns>The shape (N, channels, height, width).</returns>
    public static FeatureShape Maps(int channels, int height, int width) => new(true, channels, height, width);

    /// <summary>A vector per image.</summary>
    /// <param name="features">Its length.</param>
    /// <returns>The shape (N, features).</returns>
    public static FeatureShape Vector(int features) => new(false, features, 1, 1);

    /// <summary>The shape as messages and tables show it.</summary>
    /// <returns>Such as <c>(N, 3, 100, 125)</c> or <c>(N, 64)</c>.</returns>
    public override string ToString() => IsMaps ? $"(N, {Channels}, {Height}, {Width})" : $"(N, {Channels})";
}
