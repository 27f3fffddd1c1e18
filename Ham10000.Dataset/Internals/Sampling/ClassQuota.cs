namespace Ham10000.Dataset;

/// <summary>How many images of each class an epoch draws.</summary>
internal enum ClassQuota
{
    /// <summary>As many as the largest class has.</summary>
    Largest,

    /// <summary>As many as the smallest class has that has any.</summary>
    Smallest,

    /// <summary>An equal share of the epoch.</summary>
    Equal,

    /// <summary>A share in proportion to the square root of the class's size.</summary>
    SquareRoot,
}
