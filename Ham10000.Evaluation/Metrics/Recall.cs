namespace Ham10000.Evaluation;

/// <summary>Of the images that have a class, the share that was given it (sensitivity), averaged over the classes.</summary>
/// <param name="averaging">How the scores of the classes become one. Default macro.</param>
/// <param name="zeroDivision">What an undefined score counts as. Default 0, as in scikit-learn.</param>
/// <remarks>The average is over all classes of the task, also over those that do not occur; scikit-learn's <c>recall_score</c> does the same
/// when it is given all of them as <c>labels</c>.</remarks>
public sealed class Recall(Averaging averaging = Averaging.Macro, ZeroDivision zeroDivision = ZeroDivision.Zero) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name { get; } = $"{averaging.ToString().ToLowerInvariant()} recall";

    /// <summary>Of the images that have a class, the share that was given it (sensitivity), of one class.</summary>
    /// <param name="classIndex">The class; at least 0, and a class of every task that the metric is used on.</param>
    /// <param name="className">What the metric's name calls the class, as in <c>recall of mel</c>; null for its index.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has. Default 0, as in scikit-learn.</param>
    /// <exception cref="ArgumentException"><paramref name="classIndex"/> is negative, or <paramref name="className"/> is blank.</exception>
    public static ConfusionMetric OfClass(int classIndex, string? className = null, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        new ClassMetric(ScoreKind.Recall, classIndex, className, zeroDivision);

    /// <inheritdoc />
    public override IMetric Fresh() => new Recall(averaging, zeroDivision);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => new ScoreTable(matrix, zeroDivision).Average(ScoreKind.Recall, averaging);
}
