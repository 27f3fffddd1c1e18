namespace Ham10000.Dataset;

/// <summary>The kinds of image file that can be decoded.</summary>
public enum ImageFormat
{
    /// <summary>JPEG, baseline or progressive.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,
}
