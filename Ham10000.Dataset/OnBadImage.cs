namespace Ham10000.Dataset;

/// <summary>What to do with a row that cannot be used, because the row itself or its image is bad.</summary>
public enum OnBadImage
{
    /// <summary>Open nothing: one <see cref="DatasetFormatException"/> names what is bad (the first ten, and how many).</summary>
    Fail,

    /// <summary>Leave the row out and list it, with the reason, in <see cref="HamDataset.Report"/>.</summary>
    Exclude,
}
