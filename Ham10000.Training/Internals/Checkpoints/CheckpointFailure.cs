namespace Ham10000.Training.Internals;

/// <summary>Says why a checkpoint could not be written, and what helps.</summary>
internal static class CheckpointFailure
{
    internal static string Message(string path, long neededBytes, Exception cause)
    {
        var free = FreeBytes(path);
        var space = free is null ? "" : $" of {free:N0} bytes that are free";
        var remedy = free < neededBytes
            ? "Free some space, or keep fewer checkpoints with Checkpoints.Keep."
            : "Make the folder writable, and see that no limit on the size of files or on the space of this user is reached.";
        return $"The checkpoint '{path}' could not be written: {cause.Message.TrimEnd('.')}. It needs {neededBytes:N0} bytes{space}. {remedy} "
            + "The fit goes on, and the earlier checkpoints stay as they are.";
    }

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
