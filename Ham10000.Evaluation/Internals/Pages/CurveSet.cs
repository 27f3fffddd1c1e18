namespace Ham10000.Evaluation;

/// <summary>The curves that a page draws of the probabilities.</summary>
/// <param name="Roc">One of each class that has a positive and a negative.</param>
/// <param name="PrecisionRecall">One of each class that has a positive.</param>
/// <param name="Reliability">Of the class given.</param>
/// <param name="CalibrationError">The calibration error with its interval; null where none was drawn.</param>
internal sealed record CurveSet(
    IReadOnlyList<ClassCurve<RocCurve>> Roc, IReadOnlyList<ClassCurve<PrecisionRecallCurve>> PrecisionRecall, ReliabilityCurve Reliability, ConfidenceInterval? CalibrationError)
{
    /// <summary>The classes that have no curve, since no image or every image has them.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public static CurveSet? Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return null;
    }

    /// <summary>Where a class is on the axes of ROC curves as decided: false positive rate and sensitivity.</summary>
    public static (double X, double Y) DecidedRates(ConfusionMatrix matrix, int c)
    {
        var (hits, support) = (matrix[c, c], matrix.Support(c));
        return ((double)(matrix.PredictedCount(c) - hits) / (matrix.Total - support), (double)hits / support);
    }

    /// <summary>Where a class is on the axes of precision over recall as decided: recall and precision.</summary>
    public static (double X, double Y) DecidedPrecision(ConfusionMatrix matrix, int c) =>
        ((double)matrix[c, c] / matrix.Support(c), (double)matrix[c, c] / matrix.PredictedCount(c));
}
