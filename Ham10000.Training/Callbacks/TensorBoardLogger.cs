using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Writes event files that TensorBoard reads, <c>tensorboard --logdir FOLDER</c>: losses, metrics, learning rate and images per second over the steps, the
/// options as text and, on request, histograms of the weights.</summary>
/// <remarks>
/// Training and validation figures of an epoch share the step of its last step: <c>loss/training</c>, <c>loss/validation</c>, <c>accuracy/training</c> and so on, then
/// <c>learning_rate</c>, <c>images_per_second</c> and <c>waited_seconds</c>. Steps are optimiser steps of the whole fit. Every fit begins a file of its own; one that
/// resumes tells TensorBoard to leave out what earlier files have beyond its checkpoint. Each epoch is on the disk before the next starts. Where the disk becomes full or the file can no longer be written, the
/// fit goes on with a warning in <see cref="TrainingHistory.Warnings"/>; the events wait until there is room, up to 64 MiB of them. No Python and no TensorFlow are needed.
/// </remarks>
public sealed partial class TensorBoardLogger : TrainingCallback
{
    private const long PendingLimit = 1 << 26;

    private readonly TimeProvider _time;
    private readonly DiskGuard _guard = new(nameof(TensorBoardLogger), "What it lacks is written as soon as that is possible.");
    private EventFile? _file;
    private long? _resumedAt;
    private long _lastStep;

    /// <summary>Makes the callback.</summary>
    /// <param name="folder">Where the files go; created when the first is written. One folder per run shows as one line in each chart.</param>
    /// <param name="time">The clock of the events. Default the system's.</param>
    public TensorBoardLogger(string folder, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = folder;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The folder of the files.</summary>
    public string Folder { get; }

    /// <summary>After how many steps <c>loss/step</c>, <c>learning_rate/step</c> and <c>images_per_second/step</c> are written; at least 1. Null, the default, for none.</summary>
    public int? EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(EverySteps));
            field = value;
        }
    }

    /// <summary>After how many epochs histograms of the trained weights are written; at least 1. Null, the default, for none.</summary>
    public int? HistogramsEveryEpochs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(HistogramsEveryEpochs));
            field = value;
        }
    }
}
