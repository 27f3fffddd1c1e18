namespace Ham10000.Evaluation;

/// <summary>How well one class is told from the rest by decisions, with intervals from drawing lesions. A value without images to compute it from is NaN.</summary>
/// <remarks>An image that is left undecided counts as wrong in sensitivity and specificity, and has no part in the predictive values.</remarks>
public sealed record BinaryScores
{
    private const int Negative = 0;
    private const int Positive = 1;

    /// <summary>Images of the class that were given it.</summary>
    public required long TruePositives { get; init; }

    /// <summary>Images of the class that were decided to be of another.</summary>
    public required long FalseNegatives { get; init; }

    /// <summary>Images of other classes that were given the class.</summary>
    public required long FalsePositives { get; init; }

    /// <summary>Images of other classes that were decided not to be of the class.</summary>
    public required long TrueNegatives { get; init; }

    /// <summary>Images of the class that were left undecided.</summary>
    public required long UndecidedPositives { get; init; }

    /// <summary>Images of other classes that were left undecided.</summary>
    public required long UndecidedNegatives { get; init; }

    /// <summary>Of the images of the class, the share that was given it: recall.</summary>
    public required ConfidenceInterval Sensitivity { get; init; }

    /// <summary>Of the images of other classes, the share that was decided not to be of the class.</summary>
    public required ConfidenceInterval Specificity { get; init; }

    /// <summary>Of the images that were given the class, the share that has it: the positive predictive value. It depends on how common the class is in this set.</summary>
    public required ConfidenceInterval Precision { get; init; }

    /// <summary>Of the images that were decided not to be of the class, the share that is not. It depends on how common the class is in this set.</summary>
    public required ConfidenceInterval NegativePredictiveValue { get; init; }

    /// <summary>The images of the class.</summary>
    public long Positives => TruePositives + FalseNegatives + UndecidedPositives;

    /// <summary>The images of other classes.</summary>
    public long Negatives => TrueNegatives + FalsePositives + UndecidedNegatives;

    /// <summary>Sensitivity + specificity - 1, in [-1, 1]; 0 is chance. Youden, "Index for rating diagnostic tests", Cancer 3(1), 1950.</summary>
    public double YoudenIndex => Sensitivity.Estimate + Specificity.Estimate - 1;

    /// <summary>The four scores with their intervals, a line each.</summary>
    public override string ToString() => string.Join('\n',
        $"sensitivity                {Shown(Sensitivity)}, {Display.Count(TruePositives)} of {Display.Count(Positives)}",
        $"specificity                {Shown(Specificity)}, {Display.Count(TrueNegatives)} of {Display.Count(Negatives)}",
        $"precision                  {Shown(Precision)}, {Display.Count(TruePositives)} of {Display.Count(TruePositives + FalsePositives)}",
        $"negative predictive value  {Shown(NegativePredictiveValue)}, {Display.Count(TrueNegatives)} of {Display.Count(TrueNegatives + FalseNegatives)}");

    /// <summary>The scores of decisions for the class of an index.</summary>
    internal static BinaryScores Of(DecisionOutcome outcome, int positive, BootstrapOptions? bootstrap, CancellationToken cancellationToken)
    {
        var binary = ToBinary(outcome, positive);
        var matrix = binary.ToConfusionMatrix();
        return new BinaryScores
        {
            TruePositives = matrix[Positive, Positive],
            FalseNegatives = matrix[Positive, Negative],
            FalsePositives = matrix[Negative, Positive],
            TrueNegatives = matrix[Negative, Negative],
            UndecidedPositives = matrix[Positive, 2],
            UndecidedNegatives = matrix[Negative, 2],
            Sensitivity = Interval(static m => Share(m[Positive, Positive], m.Support(Positive))),
            Specificity = Interval(static m => Share(m[Negative, Negative], m.Support(Negative))),
            Precision = Interval(static m => Share(m[Positive, Positive], m.PredictedCount(Positive))),
            NegativePredictiveValue = Interval(static m => Share(m[Negative, Negative], m.PredictedCount(Negative))),
        };

        ConfidenceInterval Interval(Func<ConfusionMatrix, double> score) => Bootstrap.Interval(binary, score, bootstrap, cancellationToken);
    }

    private static Predictions ToBinary(DecisionOutcome outcome, int positive)
    {
        var schema = new Dataset.LabelSchema(outcome.Schema.Target, Dataset.LabelKind.Multiclass, ["negative", "positive", "undecided"]);
        var labels = new int[outcome.Count];
        var probabilities = new float[labels.Length * schema.ClassCount];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = outcome.Predictions.Labels[i] == positive ? Positive : Negative;
            var decision = outcome.Decisions[i];
            probabilities[(i * schema.ClassCount) + (decision == DecisionOutcome.UndecidedClass ? 2 : decision == positive ? Positive : Negative)] = 1;
        }

        return new Predictions(schema, outcome.Predictions.ImageIds, outcome.Predictions.LesionIds, labels, probabilities);
    }

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static string Shown(ConfidenceInterval interval) =>
        FormattableString.Invariant($"{Display.Score(interval.Estimate)} ({interval.Level * 100:0.##} % interval {Display.Score(interval.Lower)} to {Display.Score(interval.Upper)})");
}
