using Ham10000.Models;

namespace Ham10000.Training.Internals;

/// <summary>The checkpoint that a fit goes on from, and what a reader should know about it.</summary>
internal sealed record Resumption(Checkpoint Checkpoint, IReadOnlyList<string> Warnings) : IDisposable
{
    /// <summary>Finds the latest whole checkpoint of a folder; null where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="epochs">How many epochs are wanted: a fit that was finished with fewer goes on.</param>
    /// <exception cref="ModelFormatException">None is whole.</exception>
    internal static Resumption? Find(string folder, int epochs)
    {
        var faults = new List<CheckpointFault>();
        var checkpoint = CheckpointFinder.Latest(folder, faults, found => !found.IsFinished || FinishedFit.Of(found, epochs) is not null);
        CheckpointFolder.SetAside(faults);
        return checkpoint is null ? null
            : new Resumption(checkpoint, [.. faults.Select(fault => $"The checkpoint '{fault.Path}' cannot be used: {fault.Reason} The fit goes on from '{checkpoint.Path}', the one before it.")]);
    }

    public void Dispose() => Checkpoint.Dispose();
}
