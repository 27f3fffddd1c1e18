using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>A minimum confidence, and what it buys and costs: how many images stay undecided, of which classes, and how often the others are right.</summary>
/// <remarks>Choose it on validation predictions, then judge it on others by <see cref="Apply"/>.</remarks>
public sealed partial record AbstentionPoint
{
    /// <summary>What the confidence was chosen for.</summary>
    public required ConfidenceTarget Target { get; init; }

    /// <summary>Below this probability of the decided class nothing is decided, in [0, 1].</summary>
    public required double MinimumConfidence { get; init; }

    /// <summary>Whether the confidence was chosen on other predictions than these, or given.</summary>
    public required bool IsFixedBefore { get; init; }

    /// <summary>The rule with that minimum.</summary>
    public required DecisionRule Rule { get; init; }

    /// <summary>All decisions, with the numbers of undecided images of each class.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>Share of images that are decided on.</summary>
    public required ConfidenceInterval Coverage { get; init; }

    /// <summary>Share of the decided images that are given their true class.</summary>
    public required ConfidenceInterval AccuracyOfDecided { get; init; }

    /// <summary>Chooses a minimum confidence for a target and judges it.</summary>
    /// <param name="validation">Predictions to choose the confidence on, at the temperature at which it will be used.</param>
    /// <param name="target">What it is chosen for.</param>
    /// <param name="rule">What decides on a class; its own minimum confidence plays no part. Null for the most probable.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The rule does not fit the classes, an option is out of range, or no confidence reaches the target; the message says what can be reached.</exception>
    public static AbstentionPoint Of(
        Predictions validation, ConfidenceTarget target, DecisionRule? rule = null, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(target);
        rule ??= DecisionRule.MostProbable;
        var minimum = target.Kind == ConfidenceTargetKind.Confidence ? target.Value : Choose(validation, target, rule);
        return Judge(validation, target, rule with { MinimumConfidence = minimum }, target.Kind == ConfidenceTargetKind.Confidence, bootstrap, cancellationToken);
    }

    /// <summary>Judges the same rule on other predictions, such as those of the test part. Nothing is chosen there.</summary>
    /// <param name="predictions">Predictions of the same classes by the same model, at the same temperature.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The predictions have other classes, or an option is out of range.</exception>
    public AbstentionPoint Apply(Predictions predictions, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions.Schema.Equals(Outcome.Schema) ? Judge(predictions, Target, Rule, true, bootstrap, cancellationToken)
            : throw new ArgumentException($"The confidence is for {Outcome.Schema}, and the predictions are of {predictions.Schema}.", nameof(predictions));
    }

    /// <summary>The confidence, coverage and accuracy with intervals, and the decisions.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"undecided below {MinimumConfidence:G4}, chosen for {Target}{(IsFixedBefore ? ", fixed before" : "")}\ncoverage             {Coverage}\naccuracy of decided  {AccuracyOfDecided}\n\n{Outcome}");

    private static AbstentionPoint Judge(
        Predictions predictions, ConfidenceTarget target, DecisionRule rule, bool isFixedBefore, BootstrapOptions? bootstrap, CancellationToken cancellationToken)
    {
        var outcome = predictions.Decide(rule);
        var decisions = outcome.ToPredictions();
        var none = predictions.Schema.ClassCount;
        return new AbstentionPoint
        {
            Target = target,
            MinimumConfidence = rule.MinimumConfidence,
            IsFixedBefore = isFixedBefore,
            Rule = rule,
            Outcome = outcome,
            Coverage = Bootstrap.Interval(decisions, m => (double)(m.Total - m.PredictedCount(none)) / m.Total, bootstrap, cancellationToken),
            AccuracyOfDecided = Bootstrap.Interval(decisions, m => m.Total == m.PredictedCount(none) ? double.NaN : (double)m.Correct / (m.Total - m.PredictedCount(none)), bootstrap, cancellationToken),
        };
    }
}
