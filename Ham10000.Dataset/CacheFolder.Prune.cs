namespace Ham10000.Dataset;

public static partial class CacheFolder
{
    /// <summary>Removes image stores that were not used for some time, or the ones used longest ago until the others fit. They are built again when they are needed. What builds
    /// left behind when they were killed goes too. Downloaded weights and unpacked zips stay.</summary>
    /// <param name="unusedFor">Stores that nobody opened for at least this long go; null for none.</param>
    /// <param name="largestBytes">The most bytes that stores may take together; null for no limit.</param>
    /// <param name="folder">The folder of the stores; null for <c>CacheFolder.For("stores")</c>.</param>
    /// <returns>What was removed and what is left.</returns>
    /// <remarks>A store that any process has open is never removed, nor one that is being built: both are locked. Nothing in the library calls this by itself.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static CachePruning Prune(TimeSpan? unusedFor = null, long? largestBytes = null, string? folder = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unusedFor ?? TimeSpan.Zero, TimeSpan.Zero, nameof(unusedFor));
        ArgumentOutOfRangeException.ThrowIfNegative(largestBytes ?? 0, nameof(largestBytes));
        folder ??= For("stores");
        var now = DateTime.UtcNow;
        var usedBefore = unusedFor is { } time && time < now - DateTime.MinValue ? now - time : (DateTime?)null;
        return Directory.Exists(folder) ? StoreFolder.Prune(folder, usedBefore, largestBytes ?? long.MaxValue) : new CachePruning(0, 0, 0, 0);
    }
}
