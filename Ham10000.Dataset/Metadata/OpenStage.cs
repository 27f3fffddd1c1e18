namespace Ham10000.Dataset;

/// <summary>What <see cref="HamDataset.Open"/> is doing to the images.</summary>
public enum OpenStage
{
    /// <summary>Looking at each image of the metadata.</summary>
    Checking,

    /// <summary>Unpacking a zip into the cache.</summary>
    Unpacking,
}
