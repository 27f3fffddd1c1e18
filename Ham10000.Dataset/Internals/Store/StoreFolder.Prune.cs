namespace Ham10000.Dataset;

internal static partial class StoreFolder
{
    internal const string Ending = ".store";

    /// <summary>Notes that a store is used. Reading does not tell: many file systems do not count it.</summary>
    internal static void Touch(string path)
    {
        try
        {
            File.SetLastAccessTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Of a folder that cannot be written nothing will be removed either.
        }
    }

    /// <summary>Removes stores that were last used before a time, and then those used longest ago until the others fit.</summary>
    internal static CachePruning Prune(string folder, DateTime? usedBefore, long largestBytes)
    {
        RemoveAbandoned(folder, "*");
        var stores = new DirectoryInfo(folder).GetFiles("*" + Ending).Select(Seen).OfType<(string Path, DateTime Used, long Length)>().OrderBy(store => store.Used).ToList();
        var (bytes, removed, removedBytes) = (stores.Sum(store => store.Length), 0, 0L);
        foreach (var store in stores)
        {
            if ((store.Used <= usedBefore || bytes - removedBytes > largestBytes) && TryRemove(store.Path))
            {
                removed++;
                removedBytes += store.Length;
            }
        }

        return new CachePruning(removed, removedBytes, stores.Count - removed, bytes - removedBytes);
    }

    // Null of one that somebody else has removed since the folder was listed.
    private static (string Path, DateTime Used, long Length)? Seen(FileInfo store)
    {
        try
        {
            return (store.FullName, store.LastAccessTimeUtc, store.Length);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    // Removed while it is locked, so that nobody can take it into use in between.
    private static bool TryRemove(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
