namespace Ham10000.Evaluation;

/// <summary>Of the images given a class, the share that has it, averaged over the classes.</summary>
/// <param name="averaging">How the scores of the classes become one. Default macro.</param>
/// <param name="zeroDivision">What an undefined score counts as. Default 0, as in scikit-learn.</param>
/// <remarks>The average is over all classes of the task, also over those that do not occur; scikit-learn's <c>precision_score</c> does the same
/// when it is given all of them as <c>labels</c>.</remarks>
public sealed class Precision(Averaging averaging = Averaging.Macro, ZeroDivision zeroDivision = ZeroDivision.Zero) : ConfusionMetric
{
    /// <inheritdoc />
    public override string Name { get; } = $"{averaging.ToString().ToLowerInvariant()} precision";

    /// <inheritdoc />
    public override IMetric Fresh() => new Precision(averaging, zeroDivision);

    /// <inheritdoc />
    protected override double Score(ConfusionMatrix matrix) => new ScoreTable(matrix, zeroDivision).Average(averaging, Name).Precision;
}
