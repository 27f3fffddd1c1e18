using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Runs a trained model over a set of images.</summary>
/// <remarks>The model's own labels and preprocessing are used, with the statistics of its training set; nothing is fitted here. The model runs in
/// evaluation mode without gradients, and is left in the mode it was in. Images are read in batches: what is held in memory is the predictions,
/// the batch at work and the one prepared meanwhile.</remarks>
public static partial class Evaluator
{
    /// <summary>Evaluates a model: predictions, scores, and the interval of balanced accuracy.</summary>
    /// <param name="model">A model that knows its task: trained, loaded, or given one by <see cref="ImageModel.SetTask(LabelSchema, Preprocessing, PatientEncoder?)"/>.</param>
    /// <param name="set">At least one image, with the labels that the model predicts.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The report. Its loss is the mean cross-entropy per image plus the model's L2 penalty, as in Keras.</returns>
    /// <exception cref="ArgumentException">The set is empty or has other labels than the model, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model has no task yet, reconstructs images, or gives outputs that are not finite.</exception>
    public static EvaluationReport Evaluate(ImageModel model, ImageSet set, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EvaluationOptions();
        var measured = Measure(model, set, options, cancellationToken);
        return new EvaluationReport(measured.Predictions, new EvaluationReportOptions
        {
            SetName = set.Name,
            CrossEntropy = measured.CrossEntropy,
            L2Penalty = measured.L2Penalty,
            ZeroDivision = options.ZeroDivision,
            Bootstrap = options.Bootstrap,
            Decision = model.Calibration.Decision == DecisionRule.MostProbable ? null : model.Calibration.Decision,
            Metrics = measured.Metrics,
            Details = ModelDetails.Of(model, set, options.TestTimeAugmentation),
        }, cancellationToken);
    }

    /// <summary>Evaluates a model without report and interval, as after an epoch of training.</summary>
    /// <param name="model">A model that knows its task.</param>
    /// <param name="set">At least one image, with the labels that the model predicts.</param>
    /// <param name="options">Null for the defaults; the bootstrap plays no part.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The set is empty or has other labels than the model, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The model has no task yet, reconstructs images, or gives outputs that are not finite.</exception>
    public static Measurement Measure(ImageModel model, ImageSet set, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = CheckClasses(model, set, options);
        return new EvaluationPass(model, set, options).Run(cancellationToken);
    }

    /// <summary>Makes sure that a model can be asked for the classes of a set.</summary>
    internal static EvaluationOptions CheckClasses(ImageModel model, ImageSet set, EvaluationOptions? options)
    {
        options = Checked(model, set, options);
        if (!model.Objective.PredictsClasses)
        {
            throw new InvalidOperationException($"{model.Spec.Name} reconstructs images and predicts no class. Measure it with Evaluator.MeasureReconstruction.");
        }

        return set.Labels.Equals(model.Labels) ? options : throw new ArgumentException(
            $"The model predicts {model.Labels}, but the set '{set.Name}' is labelled {set.Labels}. Evaluate it on a set with the labels that it was trained with.", nameof(set));
    }

    private static EvaluationOptions Checked(ImageModel model, ImageSet set, EvaluationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        options ??= new EvaluationOptions();
        options.Validate(nameof(options));
        model.RequireTask();
        return set.Count > 0 ? options : throw new ArgumentException($"The set '{set.Name}' has no image. Evaluate on at least one.", nameof(set));
    }
}
