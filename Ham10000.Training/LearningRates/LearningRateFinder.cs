using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training;

/// <summary>Finds a learning rate by training a few steps with ever larger ones and watching the loss.</summary>
/// <remarks>Smith, "Cyclical Learning Rates for Training Neural Networks", arXiv:1506.01186, section 3.3.</remarks>
public static class LearningRateFinder
{
    /// <summary>Trains a sweep of steps with the options' own loss, optimiser, augmentation and batch size, each step at a larger learning rate, until the smoothed
    /// loss diverges or the highest rate is reached.</summary>
    /// <remarks>A copy of the model is trained; the model and torch's random state stay as they are, bit for bit. The options' callbacks, epochs, checkpoints and moving
    /// average play no part; of phases, the first is swept. The same seed and thread count give the same curve on a CPU.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="training">The images to learn from; gone through again where the sweep is longer than an epoch.</param>
    /// <param name="options">How the fit will train; its learning rate is not used.</param>
    /// <param name="finder">The sweep. Default 100 steps from 1e-7 to 1.</param>
    /// <param name="cancellationToken">Ends the sweep between two steps.</param>
    /// <returns>The curve and what it suggests.</returns>
    /// <exception cref="ArgumentException">The set or the options do not fit; the message names all problems.</exception>
    /// <exception cref="OperationCanceledException">The sweep was cancelled.</exception>
    public static LearningRateCurve Run(
        ImageModel model, ImageSet training, TrainingOptions options, LearningRateFinderOptions? finder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        finder ??= new LearningRateFinderOptions();
        finder.Validate();

        using var randomState = torch.get_rng_state().DetachFromDisposeScope();
        try
        {
            using var copy = model.Copy();
            return Sweep(copy, training, options, finder, cancellationToken);
        }
        finally
        {
            torch.set_rng_state(randomState);
        }
    }

    // Every epoch has a step, so as many epochs as steps are enough.
    private static LearningRateCurve Sweep(
        ImageModel model, ImageSet training, TrainingOptions options, LearningRateFinderOptions finder, CancellationToken cancellationToken)
    {
        var sweep = new LearningRateSweep(finder);
        var own = options with
        {
            Epochs = finder.Steps,
            Optimizer = options.Optimizer with { LearningRate = finder.Lowest },
            Callbacks = [sweep],
            Metrics = [],
            Progress = null,
            Checkpoints = null,
            StopOnSignals = false,
            MovingAverage = null,
            OnNonFinite = OnNonFinite.Stop,
            Phases = [.. options.Phases.Take(1).Select(phase => phase with { Epochs = finder.Steps, LearningRate = finder.Lowest })],
        };
        try
        {
            Trainer.Fit(model, training, null, own, cancellationToken);
        }
        catch (NonFiniteLossException)
        {
            sweep.Diverge();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return sweep.Curve();
    }
}
