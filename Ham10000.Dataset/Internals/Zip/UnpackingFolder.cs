namespace Ham10000.Dataset;

/// <summary>A folder that is filled under another name and gets its own when it is complete. What a killed process left is removed by the next one.</summary>
internal sealed class UnpackingFolder : IDisposable
{
    private const string LockName = ".lock";
    private static readonly TimeSpan YoungestAbandoned = TimeSpan.FromMinutes(1);
    private readonly string _target;
    private readonly FileStream _lock;

    internal UnpackingFolder(string target)
    {
        _target = target;
        var parent = System.IO.Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        RemoveAbandoned(parent, System.IO.Path.GetFileName(target));
        Path = System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(target)}.{System.IO.Path.GetRandomFileName()}.tmp");
        Directory.CreateDirectory(Path);
        _lock = new FileStream(System.IO.Path.Combine(Path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Where to write.</summary>
    internal string Path { get; }

    /// <summary>Gives the folder its name. Where another process was faster, its whole folder stays; one that is not whole makes room.</summary>
    internal void Keep(Func<bool> isTargetComplete)
    {
        _lock.Dispose();
        File.Delete(System.IO.Path.Combine(Path, LockName));
        FolderFlush.ToDisk(Path);
        if (isTargetComplete())
        {
            return;
        }

        var aside = Path + ".old";
        if (Directory.Exists(_target))
        {
            Directory.Move(_target, aside);
        }

        try
        {
            Directory.Move(Path, _target);
        }
        catch (IOException) when (isTargetComplete())
        {
            // Another process came first by an instant.
        }

        FolderFlush.ToDisk(System.IO.Path.GetDirectoryName(_target)!);
        TryDelete(aside);
    }

    public void Dispose()
    {
        _lock.Dispose();
        TryDelete(Path);
    }

    private static void RemoveAbandoned(string parent, string name)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, $".{name}.*.tmp*"))
        {
            var lockPath = System.IO.Path.Combine(folder, LockName);
            try
            {
                if (File.Exists(lockPath))
                {
                    // Whoever still unpacks there holds the lock.
                    new FileStream(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                }
                else if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) < YoungestAbandoned)
                {
                    // Made a moment ago, and not locked yet.
                    continue;
                }

                TryDelete(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is in use, or not ours to remove.
            }
        }
    }

    private static void TryDelete(string folder)
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
            // Left for the next one; it is hidden and harmless.
        }
    }
}
