namespace Ham10000.Evaluation;

/// <summary>A run in a few sentences for a reader who treats patients.</summary>
internal static class RunSummary
{
    public static Markup Of(Report report)
    {
        var test = report.Test;
        var matrix = test.ConfusionMatrix;
        var text = new Markup().Add($"<p>{Overall(report)}</p>\n");
        var focus = FocusClass.Of(matrix.ClassNames);
        if (focus is { } c)
        {
            text.Add($"<p>{Focus(matrix, c)}{Malignant(matrix, c)}</p>\n");
        }

        var weak = Weakest(matrix, focus);
        var calibration = report.Intervals is { } intervals && double.IsFinite(intervals.ExpectedCalibrationError.Estimate)
            ? $"The probabilities it states are off by {Display.Number(intervals.ExpectedCalibrationError.Estimate * 100, "0.0")} percentage points on average."
            : "";
        return weak.Length + calibration.Length == 0 ? text : text.Add($"<p>{string.Join(' ', ((string[])[weak, calibration]).Where(t => t.Length > 0))}</p>\n");
    }

    private static string Overall(Report report)
    {
        var test = report.Test;
        var interval = report.Intervals?.BalancedAccuracy ?? test.BalancedAccuracyInterval;
        var bounds = Display.HasBounds(interval) ? $" ({Display.Level(interval.Level)} interval {Display.Number(interval.Lower * 100, "0")} to {Display.Number(interval.Upper * 100, "0")})" : "";
        var unseen = report.Leakage is { SharedLesions: 0 } ? ", none of which it was trained on" : "";
        return $"The model was shown {Display.Plural(test.Predictions.Count, "image")} of {Display.Plural(test.LesionCount, "lesion")}{unseen}, and named one of {test.ConfusionMatrix.ClassCount} classes for each. "
            + $"Where every class counts the same it was right in {Hundred(test.BalancedAccuracy)} of 100 cases{bounds}; where every image counts the same, in {Hundred(test.Accuracy)} of 100. "
            + $"Always answering {Named(test.MajorityName)} would be right in {Hundred(test.MajorityAccuracy)} of 100 images without looking at one.";
    }

    private static string Focus(ConfusionMatrix matrix, int c)
    {
        var (name, support, hits, called) = (FocusClass.Word(matrix.ClassNames[c]), matrix.Support(c), matrix[c, c], matrix.PredictedCount(c));
        if (support == 0)
        {
            return $"No image of {name} is among them, so nothing is known of how it does on {name}.";
        }

        var other = Enumerable.Range(0, matrix.ClassCount).Where(k => k != c).MaxBy(k => matrix[c, k]);
        var missed = matrix[c, other] == 0 ? "" : $" and took {Display.Count(matrix[c, other])} for {FocusClass.Word(matrix.ClassNames[other])}";
        var precision = called == 0 ? $" It called no image {name}." : $" Of {Display.Plural(called, "image")} that it called {name}, {Display.Count(hits)} were ({Display.Percent((double)hits / called)}).";
        return $"Of {Display.Plural(support, "image")} of {name} it recognised {Display.Count(hits)} ({Display.Percent((double)hits / support)}){missed}.{precision}";
    }

    private static string Malignant(ConfusionMatrix matrix, int focus)
    {
        var (called, all) = SubgroupSection.Malignant(matrix);
        return all == matrix.Support(focus) ? "" : $" Of {Display.Plural(all, "image")} of any malignant class it gave {Display.Count(called)} a malignant one ({Display.Percent((double)called / all)}).";
    }

    private static string Weakest(ConfusionMatrix matrix, int? focus)
    {
        var present = Enumerable.Range(0, matrix.ClassCount).Where(c => matrix.Support(c) > 0).ToList();
        if (present.Count < 2)
        {
            return "";
        }

        var weakest = present.MinBy(c => (double)matrix[c, c] / matrix.Support(c));
        return weakest == focus
            ? "No class is recognised less often."
            : $"It does worst on {Named(matrix.ClassNames[weakest])}: {Display.Count(matrix[weakest, weakest])} of {Display.Plural(matrix.Support(weakest), "image")} recognised.";
    }

    private static string Named(string name) => PageTable.FullName(name) is { } words ? $"{words} ({name})" : name;

    private static string Hundred(double fraction) => Display.Number(fraction * 100, "0");
}
