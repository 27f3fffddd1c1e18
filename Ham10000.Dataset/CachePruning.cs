namespace Ham10000.Dataset;

/// <summary>What <see cref="CacheFolder.Prune"/> removed and left.</summary>
/// <param name="RemovedStores">Stores that were removed.</param>
/// <param name="RemovedBytes">Their bytes.</param>
/// <param name="KeptStores">Stores that are left, among them those in use.</param>
/// <param name="KeptBytes">Their bytes.</param>
public sealed record CachePruning(int RemovedStores, long RemovedBytes, int KeptStores, long KeptBytes);
