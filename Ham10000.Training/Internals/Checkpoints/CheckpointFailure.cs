namespace Ham10000.Training.Internals;

/// <summary>Says why a checkpoint could not be written, and what helps.</summary>
internal static class CheckpointFailure
{
    // .NET takes a file that grows over its limit for an argument out of range.
    internal static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };

    internal static string Message(string path, long neededBytes, Exception cause)
    {
        var free = FreeBytes(path);
        var space = free is null ? "" : $" of {free:N0} bytes that are free";
        var remedy = free < neededBytes
            ? "Free some space, or keep fewer checkpoints with Checkpoints.Keep."
            : "Make the folder writable, and see that no limit on the size of files or on the space of this user is reached.";
        return $"The checkpoint '{path}' could not be written: {Reason(cause)}. It needs {neededBytes:N0} bytes{space}. {remedy} "
            + "The fit goes on, and the earlier checkpoints stay as they are.";
    }

    /// <summary>The cause in words, without a full stop.</summary>
    internal static string Reason(Exception cause) => (cause is ArgumentOutOfRangeException ? "The file would be larger than allowed" : cause.Message).TrimEnd('.');

    private static long? FreeBytes(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
