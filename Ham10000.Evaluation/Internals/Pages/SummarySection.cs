namespace Ham10000.Evaluation;

/// <summary>The headline, the run in a few sentences, and the scores beside what always answering the commonest class would score.</summary>
internal static class SummarySection
{
    public static Section Of(Report report, Captions captions)
    {
        var test = report.Test;
        var interval = report.Intervals?.BalancedAccuracy ?? test.BalancedAccuracyInterval;
        var body = new Markup().AddConstant("<div class=\"headline\">\n")
            .Add($"<p class=\"score\">{Display.Percent(interval.Estimate)}</p>\n")
            .Add($"<p class=\"of\">balanced accuracy, {Display.Level(interval.Level)} interval {Display.PercentBounds(interval)}; guessing reaches {Display.Percent(Chance(test))}</p>\n")
            .AddConstant("</div>\n<div class=\"charts\">\n<div>\n").Add(RunSummary.Of(report)).AddConstant("</div>\n<div>\n")
            .Add(captions.Table("Headline scores", $"{Display.Level(interval.Level)} intervals from drawing lesions anew. Last column: what always answering {test.MajorityName}, the commonest class, would score.", Table(report)))
            .AddConstant("</div>\n</div>\n");
        if (report.Validation is { } validation)
        {
            body.Add($"<p class=\"muted\">On the validation part, which the training may have been steered by ({validation.Extent}): balanced accuracy {Display.PercentInterval(validation.BalancedAccuracyInterval)}, accuracy {Display.Percent(validation.Accuracy)}.</p>\n");
        }

        return new Section("summary", "Summary", body);
    }

    private static Markup Table(Report report)
    {
        var (test, intervals) = (report.Test, report.Intervals);
        var table = new Markup().Add($"<table class=\"scores\">\n<thead><tr><th scope=\"col\" class=\"text\">score</th><th scope=\"col\">value</th><th scope=\"col\">interval</th><th scope=\"col\">always {test.MajorityName}</th></tr></thead>\n<tbody>\n");
        Share(table, "Balanced accuracy", intervals?.BalancedAccuracy ?? test.BalancedAccuracyInterval, Display.Percent(Chance(test)));
        Share(table, "Accuracy", intervals?.Accuracy ?? Plain(test.Accuracy), Display.Percent(test.MajorityAccuracy));
        if (FocusClass.Of(test.ConfusionMatrix.ClassNames) is { } focus)
        {
            var word = FocusClass.Word(test.ConfusionMatrix.ClassNames[focus]);
            var answered = test.MajorityClass == focus;
            word = char.ToUpperInvariant(word[0]) + word[1..];
            Share(table, $"{word}: sensitivity", intervals?.Classes[focus].Recall ?? Plain(Recall(test, focus)), Display.Percent(answered ? 1 : 0));
            Share(table, $"{word}: specificity", intervals?.Classes[focus].Specificity ?? Plain(Specificity(test, focus)), Display.Percent(answered ? 0 : 1));
        }

        if (intervals is not null)
        {
            Score(table, "Area under the ROC curve, mean", intervals.MacroRocAuc, Display.Score(0.5));
            Share(table, "Expected calibration error", intervals.ExpectedCalibrationError, Display.Missing);
        }

        table.Add($"<tr><th scope=\"row\">Loss<small>{Loss(test)}</small></th><td>{Display.Score(test.Loss)}</td><td>{Display.Missing}</td><td>{Display.Missing}</td></tr>\n");
        foreach (var (name, value) in test.Metrics)
        {
            Score(table, name, Plain(value), Display.Missing);
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private static void Share(Markup table, string name, ConfidenceInterval value, string always) =>
        table.Add($"<tr><th scope=\"row\">{name}</th><td>{Display.Percent(value.Estimate)}</td><td>{Display.PercentBounds(value)}</td><td>{always}</td></tr>\n");

    private static void Score(Markup table, string name, ConfidenceInterval value, string always) =>
        table.Add($"<tr><th scope=\"row\">{name}</th><td>{Display.Score(value.Estimate)}</td><td>{Display.Bounds(value)}</td><td>{always}</td></tr>\n");

    private static string Loss(EvaluationReport test) => test.L2Penalty == 0
        ? "mean cross-entropy per image, in nats"
        : $"cross-entropy {Display.Score(test.CrossEntropy)} nats + L2 penalty {Display.Score(test.L2Penalty)}";

    /// <summary>The balanced accuracy of one answer for all: a class of those that occur is always right, the others never.</summary>
    private static double Chance(EvaluationReport test) =>
        1.0 / Enumerable.Range(0, test.ConfusionMatrix.ClassCount).Count(c => test.ConfusionMatrix.Support(c) > 0);

    private static double Recall(EvaluationReport test, int c) => (double)test.ConfusionMatrix[c, c] / test.ConfusionMatrix.Support(c);

    private static double Specificity(EvaluationReport test, int c) => 1 - CurveSet.DecidedRates(test.ConfusionMatrix, c).X;

    private static ConfidenceInterval Plain(double value) => new(value, double.NaN, double.NaN, 0);
}
