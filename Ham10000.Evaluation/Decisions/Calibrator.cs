using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Fits what stands between a trained model's logits and what it says: the temperature of its probabilities, and the rule by which a class is decided on.</summary>
/// <remarks>Fit on validation images: on those of the training a model is surer than it has a right to be, and what is fitted to the test set is not tested by it.</remarks>
public static class Calibrator
{
    private const string TrainingName = "train";

    /// <summary>Runs a model over a validation set, fits temperature and rule to its logits, and sets its <see cref="ImageModel.Calibration"/>, which <c>Save</c> writes into its file.</summary>
    /// <remarks>A model that is calibrated already is fitted from scratch: nothing of the old rule stays. If anything fails the model keeps what it had. Ensembles are fitted like any other
    /// model; their members keep the temperatures that they came with. Whether a set is one the model was trained on is not written in a model; see <see cref="CalibratorOptions.TrainingSet"/>.</remarks>
    /// <param name="model">A trained model of classes.</param>
    /// <param name="validation">At least one image that the model was not trained on, with the labels that it predicts.</param>
    /// <param name="options">What to fit; null for the temperature alone.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The set is empty, has other labels or is the training set; an option is out of range; or a target cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">The model has no task yet, reconstructs images, or gives outputs that are not finite.</exception>
    public static CalibrationFit Fit(ImageModel model, ImageSet validation, CalibratorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(validation);
        options ??= new CalibratorOptions();
        options.Validate(validation.Labels, nameof(options));
        Evaluator.CheckClasses(model, validation, options.Evaluation);
        var warnings = TrainingOverlap.Check(validation, options.TrainingSet, TrainingName);
        var logits = LogitPass.Run(model, validation, options.Evaluation, cancellationToken);
        var about = new Predictions(validation.Labels, [.. validation.Records.Select(r => r.ImageId)], [.. validation.Records.Select(r => r.LesionId)], logits.Labels, logits.ToProbabilities(1));
        var fit = Fit(logits, about, options, model.Calibration.Temperature, warnings, cancellationToken);
        model.Calibration = fit.Calibration;
        return fit;
    }

    /// <summary>Fits temperature and rule to predictions, without a model.</summary>
    /// <remarks>For a model whose predictions were made at temperature 1; see <see cref="TemperatureScaling.Fit(Predictions)"/> for what predictions lose. The options' evaluation and training set
    /// play no part.</remarks>
    /// <param name="validation">Predictions of images that the model was not trained on.</param>
    /// <param name="options">What to fit; null for the temperature alone.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the classes, a target cannot be reached, or a true class has a probability of 0.</exception>
    public static CalibrationFit Fit(Predictions validation, CalibratorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        options ??= new CalibratorOptions();
        options.Validate(validation.Schema, nameof(options));
        var temperature = options.FitTemperature ? TemperatureScaling.Fit(validation) : null;
        var predictions = temperature is null ? validation : validation.AtTemperature(temperature.Temperature);
        return WithRule(predictions, temperature, temperature?.Temperature ?? 1, options, [], cancellationToken);
    }

    private static CalibrationFit Fit(
        LogitTable logits, Predictions about, CalibratorOptions options, double before, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var temperature = options.FitTemperature ? TemperatureScaling.Fit(logits, about, []) : null;
        var value = temperature?.Temperature ?? before;
        return WithRule(logits.ToPredictions(about, value), temperature, value, options, warnings, cancellationToken);
    }

    private static CalibrationFit WithRule(
        Predictions predictions, TemperatureFit? temperature, double value, CalibratorOptions options, IReadOnlyList<string> warnings, CancellationToken cancellationToken)
    {
        var point = options.Target is null ? null : OperatingPoint.Of(predictions, options.Target, options.Bootstrap, cancellationToken);
        var rule = point?.Rule ?? new DecisionRule { Costs = options.Costs };
        var abstention = options.Confidence is null ? null : AbstentionPoint.Of(predictions, options.Confidence, rule, options.Bootstrap, cancellationToken);
        rule = abstention?.Rule ?? rule;
        return new CalibrationFit
        {
            Calibration = new ModelCalibration { Temperature = value, Decision = rule },
            Temperature = temperature,
            OperatingPoint = point,
            Abstention = abstention,
            Predictions = predictions,
            Outcome = abstention?.Outcome ?? predictions.Decide(rule),
            TestTimeAugmentation = options.Evaluation.TestTimeAugmentation,
            Warnings = [.. warnings, .. temperature?.Warnings ?? [], .. point?.Warnings ?? [], .. Silenced(point, abstention)],
        };
    }

    // A minimum above the threshold takes back what the threshold was for.
    private static IEnumerable<string> Silenced(OperatingPoint? point, AbstentionPoint? abstention)
    {
        if (point is null || abstention is null || abstention.MinimumConfidence <= point.Threshold)
        {
            yield break;
        }

        var classIndex = point.Outcome.Predictions.IndexOf(point.ClassName, nameof(point));
        var silenced = 0;
        for (var i = 0; i < point.Outcome.Count; i++)
        {
            silenced += point.Outcome.Decisions[i] == classIndex && abstention.Outcome.Decisions[i] == DecisionOutcome.UndecidedClass ? 1 : 0;
        }

        yield return FormattableString.Invariant(
            $"The minimum confidence {abstention.MinimumConfidence:G4} lies above the threshold {point.Threshold:G4} of {point.ClassName}: {Display.Plural(silenced, "image")} that reach the threshold are left undecided.");
    }
}
