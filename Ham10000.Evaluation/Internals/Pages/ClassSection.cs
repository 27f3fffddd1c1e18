namespace Ham10000.Evaluation;

/// <summary>The scores of every class and of all, with their intervals where they were drawn.</summary>
internal static class ClassSection
{
    public static Section Of(Report report, Captions captions)
    {
        var body = new Markup();
        if (report.Intervals is not { } intervals)
        {
            body.Add(captions.Table("Scores of each class", "Precision, recall and F1 from 0 to 1.", Plain(report.Test.ClassificationReport)));
            return new Section("classes", "Scores per class", body);
        }

        var level = Display.Level(intervals.Classes.Count > 0 ? intervals.Classes[0].Recall.Level : intervals.BalancedAccuracy.Level);
        body.Add(captions.Table("Scores of each class", $"From 0 to 1, with {level} intervals. A dash: undefined, since no image has the class or none was given it.", Detailed(report.Test.ClassificationReport, intervals)))
            .AddConstant("<div class=\"charts\">\n")
            .Add(captions.Figure(ForestFigure.Recalls(intervals), $"Points and {level} intervals. Where intervals are wide, few lesions have the class."))
            .AddConstant("<div>\n").Add(captions.Table("Scores of all images", $"With {level} intervals.", Overall(intervals))).AddConstant("</div>\n</div>\n");
        return new Section("classes", "Scores per class", body);
    }

    private static Markup Plain(ClassificationReport scores)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">class</th><th scope=\"col\">precision</th>"
            + "<th scope=\"col\">recall</th><th scope=\"col\">F1</th><th scope=\"col\">images</th></tr></thead>\n<tbody>\n");
        foreach (var row in scores.Classes)
        {
            Row(row.Name, row);
        }

        table.AddConstant("</tbody>\n<tbody class=\"rule\">\n");
        foreach (var (name, row) in Averages(scores))
        {
            Row(name, row);
        }

        return table.AddConstant("</tbody>\n</table>\n");

        void Row(string name, ClassScores row) => table.Add($"<tr>{PageTable.RowHeader(name)}<td>{Display.Score(row.Precision)}</td><td>{Display.Score(row.Recall)}</td>")
            .Add($"<td>{Display.Score(row.F1)}</td><td>{Display.Count(row.Support)}</td></tr>\n");
    }

    private static Markup Detailed(ClassificationReport scores, ScoreIntervals intervals)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">class</th><th scope=\"col\">images</th><th scope=\"col\">lesions</th><th scope=\"col\">precision</th>"
            + "<th scope=\"col\">recall</th><th scope=\"col\">specificity</th><th scope=\"col\">F1</th><th scope=\"col\">ROC area</th><th scope=\"col\">average precision</th></tr></thead>\n<tbody>\n");
        foreach (var c in intervals.Classes)
        {
            table.Add($"<tr>{PageTable.RowHeader(c.Name)}<td>{Display.Count(c.Support)}</td><td>{Display.Count(c.Lesions)}</td>");
            foreach (var value in (ConfidenceInterval[])[c.Precision, c.Recall, c.Specificity, c.F1, c.RocAuc, c.AveragePrecision])
            {
                table.Add(PageTable.Cell(value));
            }

            table.AddConstant("</tr>\n");
        }

        table.AddConstant("</tbody>\n<tbody class=\"rule\">\n");
        foreach (var (name, row) in Averages(scores))
        {
            var isMacro = row == scores.MacroAverage;
            table.Add($"<tr><th scope=\"row\">{name}</th><td>{Display.Count(row.Support)}</td><td></td><td>{Display.Score(row.Precision)}</td><td>{Display.Score(row.Recall)}</td><td></td><td>{Display.Score(row.F1)}</td>")
                .Add(isMacro ? PageTable.Cell(intervals.MacroRocAuc) : new Markup().AddConstant("<td></td>"))
                .Add(isMacro ? PageTable.Cell(intervals.MacroAveragePrecision) : new Markup().AddConstant("<td></td>")).AddConstant("</tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private static Markup Overall(ScoreIntervals s)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">score</th><th scope=\"col\">value</th></tr></thead>\n<tbody>\n");
        foreach (var (name, note, value) in ((string, string, ConfidenceInterval)[])
        [
            ("Macro F1", "0 to 1", s.MacroF1), ("Cohen's kappa", "−1 to 1, chance 0", s.CohenKappa), ("Matthews correlation", "−1 to 1, chance 0", s.MatthewsCorrelation),
            ("Log loss", "nats, 0 is perfect", s.LogLoss), ("Brier score", "0 to 2, 0 is perfect", s.BrierScore),
        ])
        {
            table.Add($"<tr><th scope=\"row\">{name}<small>{note}</small></th>").Add(PageTable.Cell(value)).AddConstant("</tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private static IEnumerable<(string Name, ClassScores Scores)> Averages(ClassificationReport scores) =>
        scores.MicroAverage.Precision == scores.MicroAverage.Recall
            ? [("macro average", scores.MacroAverage), ("weighted average", scores.WeightedAverage)]
            : [("micro average", scores.MicroAverage), ("macro average", scores.MacroAverage), ("weighted average", scores.WeightedAverage)];
}
