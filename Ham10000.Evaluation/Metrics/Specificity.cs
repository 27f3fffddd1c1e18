namespace Ham10000.Evaluation;

/// <summary>Of the images that do not have a class, the share that was not given it, averaged over the classes.</summary>
/// <param name="averaging">How the scores of the classes become one. Default macro.</param>
/// <param name="zeroDivision">What an undefined score counts as. Default 0, as in scikit-learn.</param>
/// <remarks>The average is over all classes of the task; scikit-learn has no such function. With many classes it is high for any model, since
/// most images are of other classes: read it beside recall.</remarks>
public sealed class Specificity(Averaging averaging = Averaging.Macro, ZeroDivision zeroDivision = ZeroDivision.Zero) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name { get; } = $"{averaging.ToString().ToLowerInvariant()} specificity";

    /// <summary>Of the images that do not have a class, the share that was not given it, of one class.</summary>
    /// <param name="classIndex">The class; at least 0, and a class of every task that the metric is used on.</param>
    /// <param name="className">What the metric's name calls the class, as in <c>specificity of mel</c>; null for its index.</param>
    /// <param name="zeroDivision">What it counts as for a class that all images have. Default 0, as in scikit-learn.</param>
    /// <exception cref="ArgumentException"><paramref name="classIndex"/> is negative, or <paramref name="className"/> is blank.</exception>
    public static ConfusionMetric OfClass(int classIndex, string? className = null, ZeroDivision zeroDivision = ZeroDivision.Zero) =>
        new ClassMetric(ScoreKind.Specificity, classIndex, className, zeroDivision);

    /// <inheritdoc />
    public override IMetric Fresh() => new Specificity(averaging, zeroDivision);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => new ScoreTable(matrix, zeroDivision).Average(ScoreKind.Specificity, averaging);
}
