using Ham10000.Dataset;
using Ham10000.Models;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Internals;

/// <summary>What lies around a fit: the folder of its checkpoints, signals, torch's global state, and the checkpoint that it goes on from.</summary>
internal static class FitSession
{
    /// <summary>Runs a fit whose options were checked.</summary>
    /// <param name="model">The model; its weights are replaced by those of the checkpoint.</param>
    /// <param name="training">The training set.</param>
    /// <param name="validation">The validation set.</param>
    /// <param name="options">The options.</param>
    /// <param name="resumption">Where to go on; null to start.</param>
    /// <param name="folder">Where checkpoints go; null for none.</param>
    /// <param name="stop">Cancels the fit.</param>
    internal static TrainingHistory Run(
        ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options, Resumption? resumption, CheckpointFolder? folder, FitCancellation stop)
    {
        if (resumption is null)
        {
            return Train(model, training, validation, options, FitPreparation.SetTask, resumption, folder, stop);
        }

        resumption = resumption with { Warnings = [.. resumption.Warnings, .. Check(model, training, validation, options, resumption.Checkpoint, stop.Token)] };
        foreach (var warning in resumption.Warnings)
        {
            options.Logger?.LogWarning("{Warning}", warning);
        }

        model.TakeCheckpoint(resumption.Checkpoint.File);
        if (FinishedFit.Of(resumption.Checkpoint, options.Epochs) is { } history)
        {
            model.eval();
            return history with { Warnings = [.. history.Warnings, .. resumption.Warnings] };
        }

        folder?.RemoveFinished();
        return Train(model, training, validation, options, (m, set, o, token) => FitPreparation.SetTask(m, set, o with { Preprocessing = null }, token), resumption, folder, stop);
    }

    private static TrainingHistory Train(
        ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options,
        Func<ImageModel, ImageSet, TrainingOptions, CancellationToken, Preprocessing> setTask, Resumption? resumption, CheckpointFolder? folder, FitCancellation stop)
    {
        using var scope = new TorchScope(options.Threads ?? SavedThreads(resumption), options.Seed);
        using var device = new DeviceScope(options);
        var preprocessing = setTask(model, training, options, stop.Token);
        using var run = new FitRun(model, training, validation, preprocessing, options, scope.Threads, folder, resumption) { Cancellation = stop };
        return run.Run(stop.Token);
    }

    // Names everything that is not as it was, in one message; what may differ becomes a warning.
    private static IEnumerable<string> Check(
        ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        var held = ModelFileMetadata.Read(checkpoint.File);
        training.OpenStore(held.Preprocessing, FitPreparation.StoreOptions(options), cancellationToken);
        var threads = options.Threads ?? SavedThreads(checkpoint);
        var found = RunFacts.Of(model.Spec, held.Patient, training, validation, held.Preprocessing, options with { Device = options.Device ?? model.Device }, threads);
        var differences = RunFacts.Differences(checkpoint.Facts, found, EpochsDone(checkpoint)).ToList();
        if (differences.Count > 0)
        {
            throw new ArgumentException($"The fit cannot go on from '{checkpoint.Path}', which is of another run:\n- {string.Join("\n- ", differences)}\n"
                + "Pass what the checkpoint was made with, or start a new fit in another folder.");
        }

        return RunFacts.Notes(checkpoint.Facts, found).Select(note => $"The fit goes on elsewhere than where '{checkpoint.Path}' was written, so the last bits of its weights may differ. {note}.");
    }

    private static int SavedThreads(Resumption? resumption) => resumption is null ? Environment.ProcessorCount : SavedThreads(resumption.Checkpoint);

    private static int SavedThreads(Checkpoint checkpoint) => int.Parse(checkpoint.Facts[RunFacts.Threads]);

    // An epoch that is begun is run to its end.
    private static int EpochsDone(Checkpoint checkpoint) => CheckpointPlace.Of(checkpoint.Path) is { } place
        ? place.Epochs + (place.Steps > 0 ? 1 : 0)
        : FinishedFit.Of(checkpoint, epochs: 0)?.Epochs.Count ?? 0;
}
