namespace Ham10000.Dataset;

/// <summary>Writes a folder so that its path holds nothing or the whole, never a part.</summary>
internal static class AtomicFolder
{
    /// <summary>Writes to a new folder beside <paramref name="folder"/>, flushes it to the disk and renames it. If anything fails, nothing stays.</summary>
    /// <param name="folder">A folder that is new or empty.</param>
    /// <param name="write">Writes into the folder that it is given.</param>
    /// <exception cref="IOException">The folder holds something already, or cannot be written.</exception>
    internal static void Write(string folder, Action<string> write)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        ThrowIfTaken(target);
        var parent = Path.GetDirectoryName(target) ?? throw new IOException($"'{target}' is the root of a file system. Expected a folder to create, or an empty one.");
        using var temporary = new FolderInWork(target);
        write(temporary.Path);
        temporary.Release();
        FolderFlush.TreeToDisk(temporary.Path);
        ThrowIfTaken(target);
        if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }

        Directory.Move(temporary.Path, target);
        FolderFlush.ToDisk(parent);
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
}
