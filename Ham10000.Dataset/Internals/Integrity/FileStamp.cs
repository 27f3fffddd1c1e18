namespace Ham10000.Dataset;

/// <summary>What tells one state of a file from another: its length in bytes and the time of its last change.</summary>
internal readonly record struct FileStamp(long Length, long Ticks)
{
    internal static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks);
    }
}
