using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Lays a report out as a page: headline, curves, confusion matrix, scores per class, what the numbers mean.</summary>
internal sealed class ReportPage(EvaluationReport report, LearningCurves? curves)
{
    private const int NarrowClassLimit = 9;

    // Below 1, so that shares of a tenth or a fifth, the mistakes worth seeing, stand out.
    private const double Fullness = 0.7;

    public string Html()
    {
        var body = new Markup().Add($"<p class=\"lead\">{report.Extent}</p>\n");
        Headline(body);
        if (curves is not null)
        {
            body.AddConstant("<section>\n<h2>Training curves</h2>\n").Add(new CurveFigures(curves).Html()).AddConstant("</section>\n");
        }

        Matrix(body);
        Scores(body);
        Facts(body);
        Notes(body);
        var title = curves is { Title.Length: > 0 } ? $"{curves.Title}: {char.ToLowerInvariant(report.Title[0])}{report.Title[1..]}" : report.Title;
        return Page.Html(title, body);
    }

    private void Headline(Markup body)
    {
        var interval = report.BalancedAccuracyInterval;
        var loss = report.L2Penalty == 0
            ? "mean cross-entropy per image"
            : $"cross-entropy {Display.Score(report.CrossEntropy)} + L2 penalty {Display.Score(report.L2Penalty)}";
        body.AddConstant("<ul class=\"cards\">\n");
        Card(body, "Balanced accuracy", Display.Percent(report.BalancedAccuracy), $"{Display.Level(interval.Level)} interval {Display.Percent(interval.Lower)} to {Display.Percent(interval.Upper)}");
        Card(body, "Accuracy", Display.Percent(report.Accuracy), $"always answering {report.MajorityName}: {Display.Percent(report.MajorityAccuracy)}");
        Card(body, "Loss", Display.Score(report.Loss), loss);
        foreach (var (name, value) in report.Metrics)
        {
            Card(body, name, Display.Score(value), "");
        }

        body.AddConstant("</ul>\n");
    }

    private static void Card(Markup body, string name, string value, string note) => body.Add(
        $"<li><span class=\"name\">{name}</span><strong>{value}</strong><span>{note}</span></li>\n");

    private void Matrix(Markup body)
    {
        var matrix = report.ConfusionMatrix;
        var names = matrix.ClassNames;
        var table = new Markup().Add($"<table class=\"matrix{(names.Count > NarrowClassLimit ? " many" : "")}\">\n")
            .AddConstant("<caption>Rows: true class. Columns: the class the model gave. Each cell: images, and their share of the row. Blue is right, orange is wrong; the fuller, the larger the share.</caption>\n<thead><tr><td class=\"sum\"></td>");
        foreach (var name in names)
        {
            table.Add($"<th scope=\"col\">{name}</th>");
        }

        table.AddConstant("<th scope=\"col\">total</th></tr></thead>\n<tbody>\n");
        for (var r = 0; r < names.Count; r++)
        {
            table.Add($"<tr>{RowHeader(names[r])}");
            for (var c = 0; c < names.Count; c++)
            {
                Cell(table, matrix, r, c);
            }

            table.Add($"<td class=\"sum\">{Display.Count(matrix.Support(r))}</td></tr>\n");
        }

        table.AddConstant("</tbody>\n</table>\n");
        body.AddConstant("<section>\n<h2>Confusion matrix</h2>\n").Add(Page.Scrolling("Confusion matrix", table)).AddConstant("</section>\n");
    }

    private static void Cell(Markup table, ConfusionMatrix matrix, int actual, int predicted)
    {
        var (count, support) = (matrix[actual, predicted], matrix.Support(actual));
        var rate = support == 0 ? 0 : (double)count / support;
        var names = matrix.ClassNames;
        var style = actual == predicted ? "right" : "wrong";
        table.Add($"<td class=\"{style}\" style=\"--rate:{Math.Pow(rate, Fullness):0.###}\" title=\"{Display.Count(count)} of {Display.Count(support)} images of {names[actual]} were called {names[predicted]}\">{Display.Count(count)}");
        table.Add(support == 0 ? (FormattableString)$"<small>–</small></td>" : $"<small>{rate * 100:0}\u00A0%</small></td>");
    }

    private void Scores(Markup body)
    {
        var scores = report.ClassificationReport;
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">class</th><th scope=\"col\">precision</th>"
            + "<th scope=\"col\">recall</th><th scope=\"col\">F1</th><th scope=\"col\">images</th></tr></thead>\n<tbody>\n");
        foreach (var row in scores.Classes)
        {
            Row(table, RowHeader(row.Name), row);
        }

        table.AddConstant("</tbody>\n<tbody class=\"rule\">\n");
        if (scores.MicroAverage.Precision != scores.MicroAverage.Recall)
        {
            Row(table, RowHeader("micro average"), scores.MicroAverage);
        }

        Row(table, RowHeader("macro average"), scores.MacroAverage);
        Row(table, RowHeader("weighted average"), scores.WeightedAverage);
        body.AddConstant("<section>\n<h2>Scores per class</h2>\n").Add(Page.Scrolling("Scores per class", table.AddConstant("</tbody>\n</table>\n"))).AddConstant("</section>\n");
    }

    private static void Row(Markup table, Markup header, ClassScores row) => table
        .Add($"<tr>{header}<td>{Display.Score(row.Precision)}</td><td>{Display.Score(row.Recall)}</td>")
        .Add($"<td>{Display.Score(row.F1)}</td><td>{Display.Count(row.Support)}</td></tr>\n");

    private static Markup RowHeader(string name)
    {
        var header = new Markup().Add($"<th scope=\"row\">{name}");
        if (Diagnosis.TryParseCode(name, out var diagnosis))
        {
            header.Add($"<small>{diagnosis.FullName}</small>");
        }

        return header.AddConstant("</th>");
    }

    private void Facts(Markup body)
    {
        if (report.Details.Count == 0)
        {
            return;
        }

        body.AddConstant("<section>\n<h2>The run</h2>\n<dl>\n");
        foreach (var (name, value) in report.Details)
        {
            body.Add($"<dt>{name}</dt><dd>{value}</dd>\n");
        }

        body.AddConstant("</dl>\n</section>\n");
    }

    private void Notes(Markup body)
    {
        var absent = Enumerable.Range(0, report.ConfusionMatrix.ClassCount).Where(c => report.ConfusionMatrix.Support(c) == 0).Select(c => report.ConfusionMatrix.ClassNames[c]).ToArray();
        var interval = report.BalancedAccuracyInterval;
        body.AddConstant("<section>\n<h2>What the numbers mean</h2>\n<ul class=\"notes\">\n")
            .AddConstant("<li><strong>Balanced accuracy</strong> is the mean of the recalls of the classes that occur, so a rare class counts as much as a common one. It is the metric of ISIC 2018, and guessing scores one divided by the number of classes.</li>\n")
            .Add($"<li>Its <strong>interval</strong> comes from drawing the {Display.Plural(report.LesionCount, "lesion")} anew {Display.Plural(report.Resamples, "time")}, all images of a lesion together, and taking the middle {Display.Level(interval.Level)} of the scores. It tells how far the score may move with another sample of lesions like these, not how the model does on another population or camera.</li>\n")
            .Add($"<li><strong>Accuracy</strong> is the share of images that were given their true class. Always answering {report.MajorityName}, the commonest class here, scores {Display.Percent(report.MajorityAccuracy)}; only what lies above that is merit.</li>\n")
            .AddConstant("<li><strong>Recall</strong> (sensitivity): of the images that have a class, the share that was given it. <strong>Precision</strong>: of the images given a class, the share that has it; it depends on how common the class is in this set. <strong>F1</strong> is their harmonic mean.</li>\n")
            .Add($"<li>A score with nothing to divide by counts as {Undefined(report.ClassificationReport.ZeroDivision)}. Of equal probabilities the first class wins.</li>\n");
        if (absent.Length > 0)
        {
            body.Add($"<li>No image of {string.Join(", ", absent)} is in this set, so nothing can be said about it.</li>\n");
        }

        body.AddConstant("<li>These numbers describe a research model on a research data set. They are no evidence that it is fit for diagnosis.</li>\n</ul>\n</section>\n");
    }

    private static string Undefined(ZeroDivision zeroDivision) => zeroDivision switch
    {
        ZeroDivision.Zero => "0",
        ZeroDivision.One => "1",
        _ => "undefined, is shown as a dash and has no part in averages",
    };
}
