using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;

namespace Ham10000.Training;

public static partial class Trainer
{
    /// <summary>Says what <see cref="Fit"/> would do, without doing it: what is trained, how many steps there are, what memory and time they take, and what to know before.</summary>
    /// <remarks>
    /// The options are checked as in a fit. Time and memory are measured: a copy of the model is trained for a few steps of the real batch size by the very loop of a fit, without
    /// the callbacks, and evaluates up to 128 validation images. The model, its task, torch's random state and thread count and the user's callbacks and
    /// checkpoints are left as they are; the image store is built where there is none, as the fit would. What the first steps alone do
    /// (filling caches, trying out a precision) is not counted.
    /// </remarks>
    /// <param name="model">The model that is to be trained. It stays as it is.</param>
    /// <param name="training">The images to learn from.</param>
    /// <param name="validation">The images to judge each epoch on; null for none.</param>
    /// <param name="options">How to train.</param>
    /// <param name="measuredSteps">How many steps are timed, after two that are not; 0 measures nothing. At most 1,000; default 8.</param>
    /// <param name="cancellationToken">Ends the measuring between two steps, with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The sets or options do not fit, as in <see cref="Fit"/>; the message names all problems.</exception>
    /// <exception cref="ArgumentOutOfRangeException">measuredSteps is not 0 to 1,000.</exception>
    /// <exception cref="InvalidOperationException">The model was trained for other labels.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrainingPlan Plan(
        ImageModel model, ImageSet training, ImageSet? validation, TrainingOptions options, int measuredSteps = 8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        Argument.Require(measuredSteps is >= 0 and <= 1000, measuredSteps, "0 to 1,000 steps");
        options = options.WithPhaseEpochs();
        options.Validate(FitFacts.Of(model, training, validation));
        return new PlanMaker(model, training, validation, options).Make(measuredSteps, cancellationToken);
    }
}
