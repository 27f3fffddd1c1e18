namespace Ham10000.Dataset;

/// <summary>What a split does with the parts that the publishers made.</summary>
public enum OfficialUse
{
    /// <summary>Nothing: it divides all images.</summary>
    Ignore,

    /// <summary>It keeps the official test part, and divides the official training part into training and validation.</summary>
    TestOnly,

    /// <summary>It keeps all three parts.</summary>
    All,
}
