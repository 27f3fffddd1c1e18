namespace Ham10000.Dataset;

/// <summary>How an image of another aspect ratio is brought to the wanted size.</summary>
public enum ResizeMode
{
    /// <summary>Height and width are scaled independently; the whole image stays and its shapes are distorted.</summary>
    Stretch,

    /// <summary>The largest centred part with the wanted aspect ratio is cut out, then scaled.</summary>
    CenterCrop,

    /// <summary>The whole image is scaled to fit and centred; the borders left over are black.</summary>
    Pad,
}
