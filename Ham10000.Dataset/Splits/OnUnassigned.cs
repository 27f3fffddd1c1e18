namespace Ham10000.Dataset;

/// <summary>What happens to an image that a given split puts into no part.</summary>
public enum OnUnassigned
{
    /// <summary>It is an error that names the image.</summary>
    Fail,

    /// <summary>The image is left out and listed in <see cref="DataSplit.LeftOut"/>.</summary>
    Exclude,
}
