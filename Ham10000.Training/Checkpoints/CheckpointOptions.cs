using Ham10000.Dataset;

namespace Ham10000.Training;

/// <summary>Where and how often a fit keeps everything that it needs to go on: model, optimiser, schedule, callbacks, position and random state.</summary>
/// <remarks>Every checkpoint is one file, written under another name, flushed to the disk and renamed, and ends with the SHA-256 of itself. A fit that was
/// killed anywhere goes on from the last of them with <see cref="Resume"/>, or with <see cref="Trainer.Resume(string, ImageSet, ImageSet?, TrainingOptions, CancellationToken)"/>,
/// and ends, on a CPU with the same thread count, bit for bit where it would have ended. A checkpoint that cannot be written, as on a full disk, is a
/// warning: the fit goes on and the files before it stay.</remarks>
public sealed record CheckpointOptions
{
    /// <summary>The folder of the files, for one fit alone; created when the fit starts.</summary>
    public required string Folder { get; init; }

    /// <summary>A checkpoint is written after every so many epochs, and after the last. Default 1; null for none of these.</summary>
    public int? EveryEpochs { get; init; } = 1;

    /// <summary>A checkpoint is also written after every so many steps, counted from the start of the fit. Default null: none inside an epoch.</summary>
    public int? EverySteps { get; init; }

    /// <summary>How many checkpoints stay, the latest ones. Default 2, so that there is another where the last one is damaged.</summary>
    public int Keep { get; init; } = 2;

    /// <summary>Whether <see cref="Trainer.Fit"/> goes on from the checkpoint that it finds in the folder, and starts where there is none. False, the default, refuses a
    /// folder that holds checkpoints, so that none is lost.</summary>
    public bool Resume { get; init; }

    /// <summary>Puts a whole file in place or none.</summary>
    internal Action<string, Action<Stream>> WriteFile { get; init; } = static (path, write) => AtomicFile.Write(path, stream => write(stream));
}
