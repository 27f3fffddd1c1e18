namespace Ham10000.Dataset;

/// <summary>How far the building of a store is.</summary>
/// <param name="Done">Images finished.</param>
/// <param name="Total">Images in all.</param>
/// <param name="Elapsed">Time since the beginning.</param>
public readonly record struct StoreProgress(int Done, int Total, TimeSpan Elapsed);
