namespace Ham10000.Evaluation;

/// <summary>The harmonic mean of precision and recall, averaged over the classes.</summary>
/// <param name="averaging">How the scores of the classes become one. Default macro.</param>
/// <param name="zeroDivision">What an undefined score counts as. Default 0, as in scikit-learn.</param>
/// <remarks>The average is over all classes of the task, also over those that do not occur; scikit-learn's <c>f1_score</c> does the same
/// when it is given all of them as <c>labels</c>.</remarks>
public sealed class F1Score(Averaging averaging = Averaging.Macro, ZeroDivision zeroDivision = ZeroDivision.Zero) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name { get; } = $"{averaging.ToString().ToLowerInvariant()} F1";

    /// <summary>The harmonic mean of precision and recall, of one class.</summary>
    /// <param name="classIndex">The class; at least 0, and a class of every task that the metric is used on.</param>
    /// <param name="className">What the metric's name calls the class, as in <c>F1 of mel</c>; null for its index.</param>
    /// <param name="zeroDivision">What it counts as for a class that no image has and that was given to none. Default 0, as in scikit-learn.</param>
    /// <exception cref="ArgumentException"><paramref name="classIndex"/> is negative, or <paramref name="className"/> is blank.</exception>
    public static ConfusionMetric OfClass(int classIndex, string? className = null, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        new ClassMetric(ScoreKind.F1, classIndex, className, zeroDivision);

    /// <inheritdoc />
    public override IMetric Fresh() => new F1Score(averaging, zeroDivision);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => new ScoreTable(matrix, zeroDivision).Average(ScoreKind.F1, averaging);
}
