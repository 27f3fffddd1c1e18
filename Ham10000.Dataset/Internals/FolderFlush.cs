using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>Flushes a folder to the disk, so that a rename in it outlives a loss of power.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Does its best: not every file system can, and Windows neither can nor needs to.</summary>
    /// <returns>Whether the folder was flushed.</returns>
    internal static bool ToDisk(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        var descriptor = Open(folder, ReadOnly);
        if (descriptor < 0)
        {
            return false;
        }

        var flushed = Flush(descriptor) == 0;
        _ = Close(descriptor);
        return flushed;
    }

    // .NET opens no folders.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
