namespace Ham10000.Dataset;

/// <summary>A new hidden folder beside the one that it shall become. It is locked while its writer lives, so that others can
/// tell a folder in work from one that a killed process left, and remove the latter.</summary>
internal sealed class FolderInWork : IDisposable
{
    private const string LockName = ".lock", Ending = ".tmp";
    private static readonly TimeSpan YoungestAbandoned = TimeSpan.FromMinutes(1);
    private readonly FileStream _lock;

    /// <summary>Removes what earlier writers of the folder left, then makes the new one.</summary>
    internal FolderInWork(string target)
    {
        string parent = System.IO.Path.GetDirectoryName(target)!, name = System.IO.Path.GetFileName(target);
        Directory.CreateDirectory(parent);
        RemoveAbandoned(parent, name);
        Path = System.IO.Path.Combine(parent, $".{name}.{System.IO.Path.GetRandomFileName()}{Ending}");
        Directory.CreateDirectory(Path);
        try
        {
            _lock = new FileStream(System.IO.Path.Combine(Path, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch
        {
            TryDelete(Path);
            throw;
        }
    }

    /// <summary>Where to write.</summary>
    internal string Path { get; }

    /// <summary>Takes the lock away, so that the folder can get its name.</summary>
    internal void Release()
    {
        // Without a lock the folder is safe for as long as it is young.
        Directory.SetLastWriteTimeUtc(Path, DateTime.UtcNow);
        _lock.Dispose();
    }

    /// <summary>Removes the folder, unless it has got its name.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        TryDelete(Path);
    }

    /// <summary>Removes a folder with all that is in it, if it is there and that is possible.</summary>
    internal static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever calls this has a better error to report, and the next writer removes what stays.
        }
    }

    private static void RemoveAbandoned(string parent, string name)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, $".{name}.*{Ending}*"))
        {
            // A folder in work has no lock for an instant after it is made and before it gets its name.
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > YoungestAbandoned && !IsLocked(System.IO.Path.Combine(folder, LockName)))
            {
                TryDelete(folder);
            }
        }
    }

    private static bool IsLocked(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
