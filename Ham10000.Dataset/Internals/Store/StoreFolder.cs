namespace Ham10000.Dataset;

/// <summary>The files of a store folder while builds come and go.</summary>
internal static partial class StoreFolder
{
    internal const string TemporaryEnding = ".tmp";
    private static readonly TimeSpan YoungestAbandoned = TimeSpan.FromMinutes(1);

    /// <summary>Creates the file that a build writes to. It is locked while the build lives.</summary>
    internal static FileStream CreateTemporary(string path, long length)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        try
        {
            Directory.CreateDirectory(folder);
            RemoveAbandoned(folder, Path.GetFileName(path));
            return new FileStream($"{path}.{Guid.NewGuid():N}{TemporaryEnding}", new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                PreallocationSize = length,
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, length, e);
        }
    }

    internal static IOException Unwritable(string folder, long length, Exception cause) =>
        new($"The image store cannot be written to '{folder}': {cause.Message.TrimEnd('.')}. It needs {length / 1e6:F0} MB there; make room and check the folder's permissions, or set {CacheFolder.Variable} to another folder.", cause);

    /// <summary>Removes what builds of this store, or of all where its name is <c>*</c>, left behind when they were killed: the system has dropped their locks.</summary>
    internal static void RemoveAbandoned(string folder, string name)
    {
        foreach (string path in Directory.GetFiles(folder, $"{name}.*{TemporaryEnding}"))
        {
            // A build's file is not locked for an instant after it is made and before it gets its name.
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < YoungestAbandoned)
            {
                continue;
            }

            try
            {
                // Removed while it is locked, so that nobody can take it into use in between.
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A build that lives holds the lock.
            }
        }
    }

    internal static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever calls this has a better error to report, and a file left here is harmless.
        }
    }
}
