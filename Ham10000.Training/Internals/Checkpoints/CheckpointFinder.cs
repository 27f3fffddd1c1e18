using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>Finds the checkpoint to go on from.</summary>
internal static class CheckpointFinder
{
    /// <summary>The latest checkpoint that is whole, with those after it that are not; null where the folder holds none at all.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="faults">Takes the files that were passed over.</param>
    /// <param name="accepts">Says whether a whole checkpoint is wanted; null for all.</param>
    /// <exception cref="ModelFormatException">None is whole; the message lists each with its fault.</exception>
    internal static Checkpoint? Latest(string folder, List<CheckpointFault> faults, Func<Checkpoint, bool>? accepts = null)
    {
        var files = CheckpointFolder.Files(folder);
        foreach (var path in files)
        {
            if (TryOpen(path, faults) is { } checkpoint)
            {
                if (accepts?.Invoke(checkpoint) != false)
                {
                    return checkpoint;
                }

                checkpoint.Dispose();
            }
        }

        return faults.Count == 0
            ? null
            : throw new ModelFormatException(folder, $"No checkpoint in '{folder}' can be used:\n- {string.Join("\n- ", faults)}\nStart the fit anew in another folder, or put a copy of a checkpoint back.", null);
    }

    private static Checkpoint? TryOpen(string path, List<CheckpointFault> faults)
    {
        try
        {
            if (Checkpoint.IsWhole(path))
            {
                return Checkpoint.Open(path);
            }

            faults.Add(new CheckpointFault(path, "its checksum does not match its content, so it was damaged or cut short.", IsDamaged: true));
            return null;
        }
        catch (Exception e) when (e is ModelFormatException or IOException or UnauthorizedAccessException)
        {
            faults.Add(new CheckpointFault(path, e.Message, IsDamaged: false));
            return null;
        }
    }
}
