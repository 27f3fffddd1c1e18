namespace Ham10000.Training.Internals;

/// <summary>The folder of a fit's checkpoints, locked while the fit runs.</summary>
internal sealed class CheckpointFolder : IDisposable
{
    internal const string FinishedName = "finished" + CheckpointPlace.Ending;
    private const string LockName = ".lock", DamagedEnding = ".damaged";
    private readonly CheckpointOptions _options;
    private readonly FileStream _lock;

    /// <summary>Makes and locks the folder, and removes what killed fits left half-written.</summary>
    /// <exception cref="IOException">It cannot be made or written, or another fit is using it.</exception>
    internal CheckpointFolder(CheckpointOptions options)
    {
        _options = options;
        try
        {
            Directory.CreateDirectory(options.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder of the checkpoints, '{options.Folder}', cannot be made: {e.Message} Choose another in Checkpoints.Folder.", e);
        }

        _lock = Lock(options.Folder);
        foreach (var leftover in Directory.EnumerateFiles(options.Folder, $".*{CheckpointPlace.Ending}.*.tmp"))
        {
            TryDelete(leftover);
        }
    }

    internal string FinishedPath => Path.Combine(_options.Folder, FinishedName);

    public void Dispose() => _lock.Dispose();

    /// <summary>The checkpoints of a folder, those of a finished fit and then the latest first; empty where there is no folder.</summary>
    internal static IReadOnlyList<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var finished = Path.Combine(folder, FinishedName);
        return [.. File.Exists(finished) ? [finished] : Array.Empty<string>(), .. Places(folder)];
    }

    /// <summary>Puts damaged files out of the way, so that they are named once and never counted.</summary>
    internal static void SetAside(IEnumerable<CheckpointFault> faults)
    {
        foreach (var fault in faults.Where(fault => fault.IsDamaged))
        {
            try
            {
                File.Move(fault.Path, fault.Path + DamagedEnding, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Where it cannot be moved it is passed over again the next time.
            }
        }
    }

    /// <summary>Writes a checkpoint, then removes those that are too old.</summary>
    /// <returns>What prevented it; null if nothing did. The files that were there stay then.</returns>
    internal string? Save(CheckpointContent content, string fileName)
    {
        var path = Path.Combine(_options.Folder, fileName);
        try
        {
            content.Write(path, _options.WriteFile);
        }
        catch (Exception e) when (CheckpointFailure.IsOfTheDisk(e))
        {
            return CheckpointFailure.Message(path, content.Size, e);
        }

        foreach (var old in Places(_options.Folder).Skip(_options.Keep))
        {
            TryDelete(old);
        }

        return null;
    }

    /// <summary>Forgets that a fit was finished, because it goes on.</summary>
    internal void RemoveFinished() => TryDelete(FinishedPath);

    private static IEnumerable<string> Places(string folder) => Directory.EnumerateFiles(folder, CheckpointPlace.Prefix + "*" + CheckpointPlace.Ending)
        .Where(path => CheckpointPlace.Of(path) is not null)
        .OrderByDescending(path => CheckpointPlace.Of(path)!.Value);

    private static FileStream Lock(string folder)
    {
        var path = Path.Combine(folder, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new IOException($"Another fit is writing its checkpoints to '{folder}'. Wait for it, or choose another folder in Checkpoints.Folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder of the checkpoints, '{folder}', cannot be written: {e.Message} Make it writable, or choose another in Checkpoints.Folder.", e);
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
            // A file too many does no harm.
        }
    }
}
