namespace Ham10000.Training.Internals;

/// <summary>Adds to the end of a file.</summary>
internal static class FileEnd
{
    /// <summary>Adds all of the bytes and brings them to the disk, or none: where that fails, what was written of them is cut off.</summary>
    internal static void Append(Stream file, ReadOnlySpan<byte> bytes)
    {
        var length = file.Length;
        try
        {
            file.Position = length;
            file.Write(bytes);
            Flush(file);
        }
        catch
        {
            TryCut(file, length);
            throw;
        }
    }

    private static void Flush(Stream file)
    {
        if (file is FileStream onDisk)
        {
            onDisk.Flush(flushToDisk: true);
        }
        else
        {
            file.Flush();
        }
    }

    private static void TryCut(Stream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (Exception e) when (CheckpointFailure.IsOfTheDisk(e))
        {
            // Why the bytes could not be written is what the caller needs.
        }
    }
}
