namespace Ham10000.Dataset;

/// <summary>Writes a file so that its path holds the old content or the whole new one, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a new file beside <paramref name="path"/>, flushes it to the disk, renames it over the path, then flushes the folder.
    /// If anything fails, the new file is removed and the old one stays.</summary>
    public static void Write(string path, Action<FileStream> write)
    {
        path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(path) ?? throw new ArgumentException($"'{path}' is a folder; expected the path of a file.", nameof(path));
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            FolderFlush.ToDisk(folder);
        }
        catch
        {
            TryDelete(temporary);
            throw;
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason why the write failed is what the caller needs; a leftover must not hide it.
        }
    }
}
