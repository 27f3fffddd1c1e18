namespace Ham10000.Dataset;

/// <summary>Writes a folder so that its path holds nothing or the whole, never a part.</summary>
internal static class AtomicFolder
{
    private const string LockName = ".lock";
    private static readonly TimeSpan YoungestAbandoned = TimeSpan.FromMinutes(1);

    /// <summary>Writes to a new folder beside <paramref name="folder"/>, flushes it to the disk and renames it. If anything fails, nothing stays.</summary>
    /// <param name="folder">A folder that is new or empty.</param>
    /// <param name="write">Writes into the folder that it is given.</param>
    /// <exception cref="IOException">The folder holds something already, or cannot be written.</exception>
    internal static void Write(string folder, Action<string> write)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        ThrowIfTaken(target);
        var parent = Path.GetDirectoryName(target) ?? throw new IOException($"'{target}' is the root of a file system. Expected a folder to create, or an empty one.");
        Directory.CreateDirectory(parent);
        RemoveAbandoned(parent, Path.GetFileName(target));
        var temporary = Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            Directory.CreateDirectory(temporary);

            // Held while the writer lives, so that others can tell a folder in work from one that a killed process left.
            using (new FileStream(Path.Combine(temporary, LockName), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                write(temporary);
            }

            FolderFlush.TreeToDisk(temporary);
            ThrowIfTaken(target);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(temporary, target);
            FolderFlush.ToDisk(parent);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void ThrowIfTaken(string folder)
    {
        if (File.Exists(folder))
        {
            throw new IOException($"'{folder}' is a file. Expected a folder that is new or empty.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).FirstOrDefault() is { } entry)
        {
            throw new IOException($"The folder '{folder}' is not empty: it holds '{Path.GetFileName(entry)}'. Expected a folder that is new or empty; choose another one, or delete this one first.");
        }
    }

    /// <summary>Removes what earlier writers of the folder left when they were killed.</summary>
    private static void RemoveAbandoned(string parent, string name)
    {
        foreach (var path in Directory.EnumerateDirectories(parent, $".{name}.*.tmp"))
        {
            // A folder in work has no lock for an instant after it is made and before it gets its name.
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(path) > YoungestAbandoned && !IsLocked(Path.Combine(path, LockName)))
            {
                TryDelete(path);
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

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever calls this has a better error to report, and the next writer removes what stays.
        }
    }
}
