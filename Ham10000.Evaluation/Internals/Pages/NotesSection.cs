namespace Ham10000.Evaluation;

/// <summary>What the numbers of a page mean, and what they do not.</summary>
internal static class NotesSection
{
    public static Section Of(Report report)
    {
        var test = report.Test;
        var matrix = test.ConfusionMatrix;
        var absent = Enumerable.Range(0, matrix.ClassCount).Where(c => matrix.Support(c) == 0).Select(c => matrix.ClassNames[c]).ToArray();
        var body = new Markup().AddConstant("<ul class=\"notes\">\n")
            .AddConstant("<li><strong>Balanced accuracy</strong> is the mean of the recalls of the classes that occur, so a rare class counts as much as a common one. It is the metric of ISIC 2018, and guessing scores one divided by the number of classes.</li>\n")
            .Add($"<li>Its <strong>interval</strong> comes from drawing the {Display.Plural(test.LesionCount, "lesion")} anew {Display.Plural(test.Resamples, "time")}, all images of a lesion together, and reading off between which scores {Display.Level(test.BalancedAccuracyInterval.Level)} of the draws lie. It tells how far the score may move with another sample of lesions like these, not how the model does on another population or camera.</li>\n")
            .Add($"<li><strong>Accuracy</strong> is the share of images that were given their true class. Always answering {test.MajorityName}, the commonest class here, scores {Display.Percent(test.MajorityAccuracy)}; only what lies above that is merit.</li>\n")
            .AddConstant("<li><strong>Recall</strong> (sensitivity): of the images that have a class, the share that was given it. <strong>Specificity</strong>: of those that do not have it, the share that was not given it. <strong>Precision</strong>: of the images given a class, the share that has it; it depends on how common the class is in this set. <strong>F1</strong> is the harmonic mean of precision and recall.</li>\n");
        body.AddConstant("<li><strong>Area under the ROC curve</strong>: of an image that has the class and one that has not, how often the first is given the larger probability; 0.5 is chance. <strong>Average precision</strong> is the mean precision over the images of the class, ranked by probability; guessing reaches the prevalence.</li>\n")
            .AddConstant("<li><strong>Expected calibration error</strong>: how far, on average over bins of images, the stated probability is from the share that was right.</li>\n");
        if (report.Intervals is not null || report.Subgroups is not null)
        {
            body.Add(Marks());
        }

        body.Add($"<li>A score of the classification report with nothing to divide by counts as {Undefined(test.ClassificationReport.ZeroDivision)}; elsewhere it is a dash. Of equal probabilities the first class wins.</li>\n");
        if (absent.Length > 0)
        {
            body.Add($"<li>No image of {string.Join(", ", absent)} is in this set, so nothing can be said about it.</li>\n");
        }

        body.AddConstant("<li>These numbers describe a research model on a research data set. They are no evidence that it is fit for diagnosis.</li>\n</ul>\n");
        return new Section("notes", "What the numbers mean", body);
    }

    /// <summary>What the marks at intervals mean, an item each.</summary>
    public static Markup Marks()
    {
        var items = new Markup();
        foreach (var (mark, meaning) in Display.Marks)
        {
            items.Add($"<li><strong>{mark}</strong> {meaning}</li>\n");
        }

        return items;
    }

    private static string Undefined(ZeroDivision zeroDivision) => zeroDivision switch
    {
        ZeroDivision.Zero => "0",
        ZeroDivision.One => "1",
        _ => "undefined, is shown as a dash and has no part in averages",
    };
}
