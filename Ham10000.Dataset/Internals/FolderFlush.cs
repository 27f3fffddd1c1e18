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

    /// <summary>Flushes all files in a folder and below it.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    internal static void TreeToDisk(string folder)
    {
        if (OperatingSystem.IsLinux())
        {
            // One call for tens of thousands of small files.
            SystemToDisk(folder);
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        }
    }

    private static void SystemToDisk(string folder)
    {
        var descriptor = Open(folder, ReadOnly);
        var failed = descriptor < 0 || FlushSystem(descriptor) != 0;
        var error = Marshal.GetLastPInvokeErrorMessage();
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (failed)
        {
            throw new IOException($"'{folder}' could not be flushed to the disk: {error}.");
        }
    }

    // .NET opens no folders.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int FlushSystem(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
