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

    /// <summary>How often the model errs on the images that it is surest of.</summary>
    public required RiskCoverageCurve RiskCoverage { get; init; }

    /// <summary>What a rule that leaves images undecided does; null where none is set.</summary>
    public DecisionOutcome? Outcome { get; init; }

    /// <summary>The curves of the predictions that a report is about.</summary>
    public static CurveSet Of(Report report)
    {
        var (test, classes) = (report.Test, report.Intervals?.Classes);
        var (predictions, matrix, names) = (test.Predictions, test.ConfusionMatrix, test.ConfusionMatrix.ClassNames);
        var drawn = Enumerable.Range(0, names.Count).Where(c => matrix.Support(c) > 0 && matrix.Support(c) < matrix.Total).ToArray();
        return new CurveSet(
            [.. drawn.Select(c => new ClassCurve<RocCurve>(names[c], c, RocCurve.Of(predictions, c), classes?[c].RocAuc) { Decided = DecidedRates(matrix, c) })],
            [.. drawn.Select(c => new ClassCurve<PrecisionRecallCurve>(names[c], c, PrecisionRecallCurve.Of(predictions, c), classes?[c].AveragePrecision) { Decided = DecidedPrecision(matrix, c) })],
            ReliabilityCurve.Of(predictions), report.Intervals?.ExpectedCalibrationError)
        {
            Missing = [.. names.Where((_, c) => !drawn.Contains(c))],
            RiskCoverage = RiskCoverageCurve.Of(predictions),
            Outcome = test.DecisionOutcome is { Coverage: < 1 } outcome ? outcome : null,
        };
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
