using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

/// <summary>Trains a model.</summary>
public static partial class Trainer
{
    /// <summary>Trains a model on a set of images. The loop, with the place of each callback, is shown at <see cref="TrainingCallback"/>.</summary>
    /// <remarks>
    /// Writes labels and preprocessing into the model, and the encoder of patient data into one that joins it; their statistics come from the training set
    /// alone. A model that reconstructs takes no labels, and learns from sets of any. Training figures are
    /// running means over the epoch's own batches. Everything torch does runs on the calling thread; batches are prepared on others. The same seed
    /// and thread count give the same weights, bit for bit, on a CPU; torch's global random state is as before afterwards. A last batch
    /// of one image runs batch norm in inference mode, because one value has no variance.
    /// </remarks>
    /// <param name="model">The model; trained in place and left in inference mode.</param>
    /// <param name="training">The images to learn from.</param>
    /// <param name="validation">The images to judge each epoch on; null for none.</param>
    /// <param name="options">How to train.</param>
    /// <param name="cancellationToken">Ends the fit between two steps; the model stays usable and the history says so.</param>
    /// <returns>The epochs and how the fit ended. An epoch that was not finished has no record.</returns>
    /// <exception cref="ArgumentException">The sets or options do not fit; the message names all problems. Or the patient data that the model joins holds what it
    /// is to predict, or no age is known.</exception>
    /// <exception cref="InvalidOperationException">The model was trained for other labels.</exception>
    /// <exception cref="NonFiniteLossException">The loss became infinite or not a number.</exception>
    /// <exception cref="TrainingException">A callback, or anything else after the start, failed; the history is in the exception.</exception>
    /// <exception cref="ModelFormatException">With <see cref="CheckpointOptions.Resume"/>: no checkpoint in the folder is whole.</exception>
    /// <exception cref="IOException">The folder of the checkpoints cannot be made or written, or another fit is using it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first epoch, while the images were read.</exception>
    public static TrainingHistory Fit(
        ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        options = options.WithPhaseEpochs();
        options.Validate(FitFacts.Of(model, training, validation));

        using var stop = new FitCancellation(options.StopOnSignals ?? options.Checkpoints is not null, cancellationToken);
        using var folder = options.Checkpoints is null ? null : new CheckpointFolder(options.Checkpoints);
        using var resumption = options.Checkpoints is { Resume: true } checkpoints ? Resumption.Find(checkpoints.Folder, options.Epochs) : null;
        return FitSession.Run(model, training, validation, options, resumption, folder, stop);
    }
}
