namespace Ham10000.Dataset;

/// <summary>What was read of a block.</summary>
internal enum BlockKind
{
    /// <summary>There is something that a clean file has not.</summary>
    NotClean,

    /// <summary>Its first coefficient only: it has one grey level.</summary>
    Flat,

    /// <summary>Other coefficients too.</summary>
    Full,
}
