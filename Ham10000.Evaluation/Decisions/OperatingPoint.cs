using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>A threshold for one class, what it finds, what it raises false alarms for, and what it costs the other classes.</summary>
/// <remarks>Choose the threshold on validation predictions, then judge it on others by <see cref="Apply"/>: on the images it was chosen on its scores are too good, and their
/// intervals, which take the threshold as given, do not make up for that.</remarks>
public sealed partial record OperatingPoint
{
    internal const int FewLesions = 30;

    /// <summary>What the threshold was chosen for.</summary>
    public required OperatingTarget Target { get; init; }

    /// <summary>The class.</summary>
    public string ClassName => Target.ClassName;

    /// <summary>From which probability the class is decided on, above 0 and up to 1.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether the threshold was chosen on other predictions than these, or given.</summary>
    public required bool IsFixedBefore { get; init; }

    /// <summary>The rule that decides so: the class from <see cref="Threshold"/> on, else the most probable of the others.</summary>
    public required DecisionRule Rule { get; init; }

    /// <summary>How well the class is told from the rest by the rule.</summary>
    public required BinaryScores Scores { get; init; }

    /// <summary>The same by deciding for the most probable class.</summary>
    public required BinaryScores ScoresWithoutRule { get; init; }

    /// <summary>All decisions of the rule; its recalls say what the threshold costs the other classes.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>All decisions for the most probable class.</summary>
    public required DecisionOutcome OutcomeWithoutRule { get; init; }

    /// <summary>Balanced accuracy with the rule (first) against that without (second), both by the same draws.</summary>
    public required PairedDifference BalancedAccuracy { get; init; }

    /// <summary>What to know before trusting the scores, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The most sensitive threshold of at least a specificity.</summary>
    /// <param name="validation">Predictions to choose the threshold on, at the temperature at which it will be used.</param>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="atLeast">The specificity, above 0 and up to 1.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such class, the specificity is out of range, or no threshold reaches it; the message says what can be reached.</exception>
    public static OperatingPoint AtSpecificity(
        Predictions validation, string className, double atLeast, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default) =>
        Of(validation, OperatingTarget.Specificity(className, atLeast), bootstrap, cancellationToken);

    /// <summary>The most specific threshold of at least a sensitivity.</summary>
    /// <param name="validation">Predictions to choose the threshold on, at the temperature at which it will be used.</param>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="atLeast">The sensitivity, above 0 and up to 1.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such class, the sensitivity is out of range, or no threshold reaches it; the message says what can be reached.</exception>
    public static OperatingPoint AtSensitivity(
        Predictions validation, string className, double atLeast, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default) =>
        Of(validation, OperatingTarget.Sensitivity(className, atLeast), bootstrap, cancellationToken);

    /// <summary>The threshold of the largest sum of sensitivity and specificity.</summary>
    /// <param name="validation">Predictions to choose the threshold on, at the temperature at which it will be used.</param>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such class, or none of its images is told from the others better than by chance.</exception>
    public static OperatingPoint AtMaximumYouden(
        Predictions validation, string className, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default) =>
        Of(validation, OperatingTarget.Youden(className), bootstrap, cancellationToken);

    /// <summary>A threshold that is known.</summary>
    /// <param name="predictions">Predictions to judge it on.</param>
    /// <param name="className">The class, such as <c>mel</c>.</param>
    /// <param name="threshold">From which probability the class is decided on, above 0 and up to 1.</param>
    /// <param name="bootstrap">How the intervals are drawn; null for 2,000 resamples at level 0.95.</param>
    /// <param name="cancellationToken">Stops with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">There is no such class, or the threshold is out of range.</exception>
    public static OperatingPoint AtThreshold(
        Predictions predictions, string className, double threshold, BootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default) =>
        Of(predictions, OperatingTarget.Threshold(className, threshold), bootstrap, cancellationToken);
}
