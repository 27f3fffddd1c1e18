using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <content>The choice of the threshold, and its judgement.</content>
public sealed partial record OperatingPoint
{
    /// <summary>Chooses a threshold for a target and judges it.</summary>
    /// <param name="validation">Predictions to choose the threshold on, at the temperature at which it will be used.</param>
    /// <param name="target">What it is chosen for.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such class, an option is out of range, or no threshold reaches the target; the message says what can be reached.</exception>
    public static OperatingPoint Of(Predictions validation, OperatingTarget target, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(target);
        var classIndex = validation.IndexOf(target.ClassName, nameof(target));
        var threshold = new ThresholdSearch(validation, classIndex, target).Find();
        return Judge(validation, target, threshold, target.Kind == OperatingTargetKind.Threshold, bootstrap, cancellationToken);
    }

    /// <summary>Judges the same threshold on other predictions, such as those of the test part. Nothing is chosen there.</summary>
    /// <param name="predictions">Predictions of the same classes by the same model, at the same temperature.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The predictions have other classes, or an option is out of range.</exception>
    public OperatingPoint Apply(Predictions predictions, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions.Schema.Equals(Outcome.Schema) ? Judge(predictions, Target, Threshold, true, bootstrap, cancellationToken)
            : throw new ArgumentException($"The threshold is for {Outcome.Schema}, and the predictions are of {predictions.Schema}.", nameof(predictions));
    }

    private static OperatingPoint Judge(
        Predictions predictions, OperatingTarget target, double threshold, bool isFixedBefore, BootstrapOptions? bootstrap, CancellationToken cancellationToken)
    {
        var classIndex = predictions.IndexOf(target.ClassName, nameof(target));
        var rule = new DecisionRule { Thresholds = new Dictionary<string, double> { [target.ClassName] = threshold } };
        var (outcome, without) = (predictions.Decide(rule), predictions.Decide(DecisionRule.MostProbable));
        return new OperatingPoint
        {
            Target = target,
            Threshold = threshold,
            IsFixedBefore = isFixedBefore,
            Rule = rule,
            Scores = BinaryScores.Of(outcome, classIndex, bootstrap, cancellationToken),
            ScoresWithoutRule = BinaryScores.Of(without, classIndex, bootstrap, cancellationToken),
            Outcome = outcome,
            OutcomeWithoutRule = without,
            BalancedAccuracy = PairedBootstrap.BalancedAccuracy(outcome.ToPredictions(), without.ToPredictions(), bootstrap, cancellationToken),
            Warnings = [.. WarningsOf(predictions, classIndex, isFixedBefore)],
        };
    }

    private static IEnumerable<string> WarningsOf(Predictions predictions, int classIndex, bool isFixedBefore)
    {
        var name = predictions.Schema.ClassNames[classIndex];
        var lesions = Enumerable.Range(0, predictions.Count).Where(i => predictions.Labels[i] == classIndex).Select(i => predictions.LesionIds[i])
            .Distinct(StringComparer.Ordinal).Count();
        if (lesions < FewLesions)
        {
            yield return $"Only {Display.Plural(lesions, "lesion")} of {name}: a sensitivity moves by {(lesions == 0 ? "an unknown amount" : $"{Display.Score(1.0 / lesions)} or more")} with each.";
        }

        if (!isFixedBefore)
        {
            yield return "The threshold was chosen on these images, so its scores here are too good. Judge it on others by Apply.";
        }
    }
}
