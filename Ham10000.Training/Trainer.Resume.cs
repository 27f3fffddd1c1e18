using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

public static partial class Trainer
{
    /// <summary>Goes on with a fit that was killed or cancelled, from the latest whole checkpoint of a folder: the model is made anew from it.</summary>
    /// <remarks>
    /// On a CPU the fit ends bit for bit where it would have ended: nothing that was decided at its start, such as the thread count where
    /// <see cref="TrainingOptions.Threads"/> is null, is decided again. Sets, options and callbacks must be those of the fit. These may differ:
    /// callbacks that only observe, logger and progress, how batches are made ahead, <see cref="TrainingOptions.Checkpoints"/>, and
    /// <see cref="TrainingOptions.Epochs"/>, which may not be fewer than are done. Another version of the library or of libtorch, or another kind of processor,
    /// is a warning in the history. A checkpoint that is damaged is one, too; the one before it is taken. A fit that was finished gives its history at once.
    /// To go on where there is a checkpoint and start where there is none, set <see cref="CheckpointOptions.Resume"/> and call <see cref="Fit"/>.
    /// </remarks>
    /// <param name="folder">The folder of the checkpoints.</param>
    /// <param name="training">The training set of the fit.</param>
    /// <param name="validation">Its validation set; null if it had none.</param>
    /// <param name="options">Its options. Where <see cref="TrainingOptions.Checkpoints"/> is null, checkpoints go on being written to the folder.</param>
    /// <param name="cancellationToken">Ends the fit between two steps, with a checkpoint.</param>
    /// <returns>The model and its history, of all epochs from the first. The caller disposes it.</returns>
    /// <exception cref="FileNotFoundException">The folder holds no checkpoint.</exception>
    /// <exception cref="ModelFormatException">No checkpoint is whole; the message lists each with its fault.</exception>
    /// <exception cref="ArgumentException">Sets or options are not those of the fit; the message names all differences. Or the model has modules of the user's.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another fit is using it.</exception>
    /// <exception cref="NonFiniteLossException">As of <see cref="Fit"/>.</exception>
    /// <exception cref="TrainingException">As of <see cref="Fit"/>.</exception>
    public static ResumedFit Resume(string folder, ImageSet training, ImageSet? validation, TrainingOptions options, CancellationToken cancellationToken = default) =>
        Resume(folder, training, validation, options, new ModuleFactories(), cancellationToken);

    /// <summary>The same for a model that has modules of the user's own.</summary>
    /// <param name="folder">The folder of the checkpoints.</param>
    /// <param name="training">The training set of the fit.</param>
    /// <param name="validation">Its validation set; null if it had none.</param>
    /// <param name="options">Its options.</param>
    /// <param name="modules">What makes the modules that <see cref="LayerBuilder{TBuilder}.Module"/> put into the model.</param>
    /// <param name="cancellationToken">Ends the fit between two steps, with a checkpoint.</param>
    /// <returns>The model and its history. The caller disposes it.</returns>
    public static ResumedFit Resume(
        string folder, ImageSet training, ImageSet? validation, TrainingOptions options, ModuleFactories modules, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(modules);
        options = options.WithPhaseEpochs() with { Checkpoints = Continued(options.Checkpoints, folder) };
        if (CheckpointFolder.Files(folder).Count == 0)
        {
            throw NoCheckpoint(folder);
        }

        using var stop = new FitCancellation(options.StopOnSignals ?? true, cancellationToken);
        using var kept = new CheckpointFolder(options.Checkpoints!);
        using var resumption = Resumption.Find(folder, options.Epochs) ?? throw NoCheckpoint(folder);
        var model = ImageModel.Load(resumption.Checkpoint.Path, options.Device, modules);
        try
        {
            options.Validate(FitFacts.Of(model, training, validation) with { TrainedWith = null });
            return new ResumedFit(model, FitSession.Run(model, training, validation, options, resumption, kept, stop));
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static FileNotFoundException NoCheckpoint(string folder) =>
        new($"There is no checkpoint in '{folder}'. Pass the folder of a fit's TrainingOptions.Checkpoints, or start one with Trainer.Fit.");

    // Checkpoints that go elsewhere must not meet those of another fit.
    private static CheckpointOptions Continued(CheckpointOptions? checkpoints, string folder) => checkpoints is null
        ? new CheckpointOptions { Folder = folder, Resume = true }
        : checkpoints with { Resume = string.Equals(Path.GetFullPath(checkpoints.Folder), Path.GetFullPath(folder), StringComparison.Ordinal) };
}
