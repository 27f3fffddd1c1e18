namespace Ham10000.Dataset;

/// <summary>Lets one process at a time build a store; others wait for it and read what it has built.</summary>
internal static class StoreLock
{
    private const string Ending = ".lock";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes the right to build. The system takes it from a process that is killed.</summary>
    /// <param name="path">The store.</param>
    /// <param name="waiting">Called once if another one is building.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What gives the right back; null where the folder has no such locks, whose builds then each go their way.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static IDisposable? Take(string path, Action waiting, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                return new FileStream(path + Ending, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException e) when (IsTaken(e))
            {
                if (isFirst)
                {
                    waiting();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Either the folder cannot be written, which the build says better, or the other one has just ended.
                if (!isFirst)
                {
                    return null;
                }
            }

            cancellationToken.WaitHandle.WaitOne(Interval);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION. Whoever waits for anything else, such as a disk that only reads, waits forever.
    private static bool IsTaken(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
