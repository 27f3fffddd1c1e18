using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Finds the one number by which a model's logits are to be divided so that its probabilities mean what they say.</summary>
/// <remarks>
/// Guo et al., "On Calibration of Modern Neural Networks", arXiv:1706.04599. The mean negative log likelihood is minimised over the temperature to full double precision; it is
/// convex in 1 / temperature, so that there is one minimum and no start to choose. Fit it on validation predictions, never on those of the training set, where a model is
/// surer than it has a right to be, nor of the test set.
/// </remarks>
public static class TemperatureScaling
{
    internal const int FewImages = 200;

    /// <summary>Fits the temperature to predictions.</summary>
    /// <remarks>The logarithms of probabilities serve as logits, which are the same but for a number per image that softmax does not see, and for the rounding of float32. The temperature
    /// found is to be multiplied by the one at which the predictions were made, if that was not 1. <see cref="Calibrator"/> takes the model's own logits, which lose nothing where
    /// probabilities underflow.</remarks>
    /// <param name="validation">Predictions of images that the model was not trained on.</param>
    /// <exception cref="ArgumentException">The true class of an image has a probability of 0: the loss is infinite at every temperature.</exception>
    public static TemperatureFit Fit(Predictions validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        RequirePossible(validation);
        var zeros = 0;
        for (var i = 0; i < validation.Count; i++)
        {
            zeros += validation.ProbabilitiesOf(i).IndexOfAnyInRange(float.NegativeInfinity, 0) >= 0 ? 1 : 0;
        }

        return Fit(LogitTable.Of(validation), validation, zeros == 0 ? [] : [
            $"{Display.Plural(zeros, "image")} {(zeros == 1 ? "has" : "have")} a probability of exactly 0, which stays 0 at every temperature. Calibrator.Fit takes the model's logits and loses nothing."]);
    }

    /// <summary>Fits the temperature to logits.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="about">The images and classes that they are about, in the same order.</param>
    /// <param name="warnings">What is known before.</param>
    internal static TemperatureFit Fit(LogitTable logits, Predictions about, IEnumerable<string> warnings)
    {
        var loss = new TemperatureLoss(logits);
        var (inverse, isAtBound) = loss.Least();
        var temperature = Math.Clamp(1 / inverse, ModelCalibration.SmallestTemperature, ModelCalibration.LargestTemperature);
        return new TemperatureFit
        {
            Temperature = temperature,
            LogLossBefore = loss.At(1).Loss,
            LogLossAfter = loss.At(1 / temperature).Loss,
            CalibrationErrorBefore = ReliabilityCurve.Of(logits.ToPredictions(about, 1)).ExpectedCalibrationError,
            CalibrationErrorAfter = ReliabilityCurve.Of(logits.ToPredictions(about, temperature)).ExpectedCalibrationError,
            Images = about.Count,
            Lesions = about.LesionCount,
            IsAtBound = isAtBound,
            Warnings = [.. warnings, .. WarningsOf(about.Count, temperature, isAtBound)],
        };
    }

    private static IEnumerable<string> WarningsOf(int images, double temperature, bool isAtBound)
    {
        if (images < FewImages)
        {
            yield return $"Only {Display.Plural(images, "image")}: with fewer than {FewImages} the temperature is little more than a guess.";
        }

        if (isAtBound)
        {
            yield return temperature < 1
                ? FormattableString.Invariant($"The loss falls down to temperature {temperature} and beyond: the model is right about every image that matters. Are these images it was trained on?")
                : FormattableString.Invariant($"The loss falls up to temperature {temperature} and beyond: the model's probabilities are no better than equal ones.");
        }
    }

    private static void RequirePossible(Predictions validation)
    {
        var impossible = Enumerable.Range(0, validation.Count).Where(i => !(validation.ProbabilitiesOf(i)[validation.Labels[i]] > 0)).ToArray();
        if (impossible.Length > 0)
        {
            throw new ArgumentException(
                $"The true class of {Display.Plural(impossible.Length, "image")}, the first of them '{validation.ImageIds[impossible[0]]}', has a probability of 0, so that the loss is infinite at every temperature. Expected probabilities above 0; a model's own logits do not underflow: use Calibrator.Fit with the model.",
                nameof(validation));
        }
    }
}
