namespace Ham10000.Evaluation.Tests;

/// <summary>The curves of a report's predictions, point by point.</summary>
internal static class MadeUpCurves
{
    public static CurveSet Of(Report report)
    {
        var (predictions, matrix) = (report.Test.Predictions, report.Test.ConfusionMatrix);
        var names = predictions.Schema.ClassNames;
        var drawn = Enumerable.Range(0, names.Count).Where(c => matrix.Support(c) > 0 && matrix.Support(c) < matrix.Total).ToArray();
        return new CurveSet(
            [.. drawn.Select(c => new ClassCurve<RocCurve>(names[c], c, Roc(predictions, c), report.Intervals?.Classes[c].RocAuc) { Decided = CurveSet.DecidedRates(matrix, c) })],
            [.. drawn.Select(c => new ClassCurve<PrecisionRecallCurve>(names[c], c, PrecisionRecall(predictions, c), null) { Decided = CurveSet.DecidedPrecision(matrix, c) })],
            Reliability(predictions), report.Intervals?.ExpectedCalibrationError)
        {
            Missing = [.. names.Where((_, c) => !drawn.Contains(c))],
        };
    }

    public static RocCurve Roc(Predictions predictions, int c)
    {
        var ranked = Ranked(predictions, c);
        var (positives, negatives) = (ranked.Count(r => r.IsPositive), ranked.Count(r => !r.IsPositive));
        return new RocCurve
        {
            FalsePositiveRates = [0, .. Enumerable.Range(1, ranked.Length).Select(n => (double)ranked.Take(n).Count(r => !r.IsPositive) / negatives)],
            TruePositiveRates = [0, .. Enumerable.Range(1, ranked.Length).Select(n => (double)ranked.Take(n).Count(r => r.IsPositive) / positives)],
            Thresholds = [double.PositiveInfinity, .. ranked.Select(r => r.Score)],
            Area = 0.875,
            Positives = positives,
            Negatives = negatives,
        };
    }

    public static PrecisionRecallCurve PrecisionRecall(Predictions predictions, int c)
    {
        var roc = Roc(predictions, c);
        var counts = Enumerable.Range(1, predictions.Count).Reverse().ToArray();
        return new PrecisionRecallCurve
        {
            Precisions = [.. counts.Select(n => roc.TruePositiveRates[n] * roc.Positives / n), 1],
            Recalls = [.. counts.Select(n => roc.TruePositiveRates[n]), 0],
            Thresholds = [.. counts.Select(n => roc.Thresholds[n])],
            AveragePrecision = 0.5,
            Positives = roc.Positives,
            Count = predictions.Count,
        };
    }

    public static ReliabilityCurve Reliability(Predictions predictions)
    {
        var bins = Enumerable.Range(0, 15).Select(b =>
        {
            var inside = Enumerable.Range(0, predictions.Count).Where(i => Bin(predictions, i) == b).ToArray();
            return new ReliabilityBin(b / 15.0, (b + 1) / 15.0, inside.Length,
                inside.Length == 0 ? double.NaN : inside.Average(i => predictions.ProbabilitiesOf(i)[predictions.PredictedClasses[i]]),
                inside.Length == 0 ? double.NaN : inside.Average(i => predictions.Labels[i] == predictions.PredictedClasses[i] ? 1.0 : 0));
        }).ToArray();
        return new ReliabilityCurve { Bins = bins, ExpectedCalibrationError = 0.034, MaximumCalibrationError = 0.25 };
    }

    private static int Bin(Predictions predictions, int i) => Math.Min(14, (int)(15 * predictions.ProbabilitiesOf(i)[predictions.PredictedClasses[i]]));

    private static (double Score, bool IsPositive)[] Ranked(Predictions predictions, int c) =>
        [.. Enumerable.Range(0, predictions.Count).Select(i => ((double)predictions.ProbabilitiesOf(i)[c], predictions.Labels[i] == c)).OrderByDescending(r => r.Item1)];
}
