namespace Ham10000.Evaluation;

/// <content>The report as a page.</content>
public sealed partial class EvaluationReport
{
    /// <summary>The report as one page that needs nothing else: no script, no network; light or dark as the reader's system, printable.</summary>
    /// <param name="curves">The training that led here, drawn if given; its title becomes part of the page's.</param>
    /// <exception cref="InvalidOperationException">The curves have no epoch, or their numbers do not ascend.</exception>
    public string ToHtml(LearningCurves? curves = null) => new RunPage(AsReport(curves)).Html();

    /// <summary>Writes <see cref="ToHtml"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="curves">The training that led here, drawn if given.</param>
    /// <exception cref="InvalidOperationException">The curves have no epoch, or their numbers do not ascend.</exception>
    public void SaveHtml(string path, LearningCurves? curves = null) => TextFile.Write(path, ToHtml(curves));

    /// <summary>The least report of a run: its numbers and its training.</summary>
    private Report AsReport(LearningCurves? curves)
    {
        if (curves is not null)
        {
            CurveFigures.Check(curves.Epochs);
        }

        var absent = Enumerable.Range(0, ConfusionMatrix.ClassCount).Where(c => ConfusionMatrix.Support(c) == 0).Select(c => ConfusionMatrix.ClassNames[c]).ToArray();
        return new Report
        {
            Test = this,
            Curves = curves,
            Warnings = absent.Length == 0 ? [] : [$"No image of {string.Join(", ", absent)} is in this set, so nothing can be said about it, and balanced accuracy is the mean over the other classes."],
        };
    }
}
