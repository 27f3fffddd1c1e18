namespace Ham10000.Evaluation;

/// <summary>Lays two runs out side by side: which is better and how surely, in which scores and classes, who is right where, and in which settings they differ.</summary>
internal sealed class ComparisonPage(ReportComparison comparison)
{
    private readonly Captions _captions = new();

    public string Html()
    {
        Section?[] sections = [Summary(), Scores(), Recalls(), Agreement(), Matrices(), Settings(), Notes()];
        var extent = $"{Display.Plural(comparison.FirstPredictions.Count, "image")} of {Display.Plural(comparison.FirstPredictions.LesionCount, "lesion")}, {comparison.FirstPredictions.Schema.ClassCount} classes";
        return Page.Html($"{comparison.FirstName} against {comparison.SecondName}", new Markup().Add($"<p class=\"lead\">{extent}</p>\n").Add(Page.Warnings(comparison.Warnings)), [.. sections.OfType<Section>()]);
    }

    private Section Summary()
    {
        var (value, level) = (comparison.BalancedAccuracy, Display.Level(comparison.BalancedAccuracy.Difference.Level));
        return new Section("summary", "Summary", new Markup()
            .Add($"<div class=\"headline\">\n<p class=\"score\">{Display.Points(value.Difference.Estimate)} points</p>\n")
            .Add($"<p class=\"of\">difference in balanced accuracy, {level} interval {ScoreText.Difference(value.Difference)}</p>\n</div>\n")
            .Add($"<p>{comparison.Verdict} {comparison.FirstName} reaches {Display.PercentInterval(value.First)}, {comparison.SecondName} {Display.PercentInterval(value.Second)}.</p>\n")
            .Add($"<p>Every draw of lesions judges both by the same lesions, so whether one is better is read off the interval of the difference, not off two intervals that overlap.</p>\n"));
    }

    private Section Scores()
    {
        var shares = comparison.Scores.Where(s => s.Value.HigherIsBetter && ScoreText.IsShare(s.Name)).Select(s => (s.Name, s.Value.Difference)).ToList();
        var body = new Markup().Add(_captions.Table("Scores of both", $"Difference: {comparison.FirstName} less {comparison.SecondName}, with {Display.Level(comparison.BalancedAccuracy.Difference.Level)} intervals; of shares in points, hundredths. ↓ marks scores of which less is better.", Table(comparison.Scores)));
        return new Section("scores", "Scores", shares.Count == 0 ? body
            : body.Add(_captions.Figure(ForestFigure.Differences($"{comparison.FirstName} less {comparison.SecondName}", shares), $"Right of 0 {comparison.FirstName} is better, left of it {comparison.SecondName}. An interval that holds 0 shows no difference.")));
    }

    private Section Recalls() => new("classes", "Recall of each class", new Markup()
        .Add(_captions.Table("Recall of each class, both", "The last column holds for all classes at once (Bonferroni).", Table(comparison.Recalls)))
        .Add($"<p>{comparison.SimultaneousNote}</p>\n")
        .Add(_captions.Figure(ForestFigure.Differences($"Recall, {comparison.FirstName} less {comparison.SecondName}", [.. comparison.Recalls.Select(r => (r.ClassName ?? r.Name, r.Value.Difference))]), "Each interval stands for itself.")));

    private Markup Table(IReadOnlyList<ScoreDifference> rows)
    {
        var isSimultaneous = rows.Any(r => r.Simultaneous is not null);
        var table = new Markup().Add($"<table>\n<thead><tr><th scope=\"col\" class=\"text\">score</th><th scope=\"col\">{comparison.FirstName}</th><th scope=\"col\">{comparison.SecondName}</th><th scope=\"col\">difference</th>")
            .AddConstant((isSimultaneous ? "<th scope=\"col\">at once for all</th>" : "") + "</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            var isShare = ScoreText.IsShare(row.Name);
            table.Add($"<tr><th scope=\"row\">{row.Name}{(row.Value.HigherIsBetter ? "" : " ↓")}</th>").Add(Cell(row.Value.First)).Add(Cell(row.Value.Second))
                .Add($"<td>{(isShare ? Display.Points(row.Value.Difference.Estimate) : ScoreText.Signed(row.Value.Difference.Estimate))}<small>{ScoreText.Difference(row.Value.Difference, isShare)}</small></td>");
            if (isSimultaneous)
            {
                table.Add($"<td>{(row.Simultaneous is { } interval ? ScoreText.Difference(interval, isShare) : Display.Missing)}</td>");
            }

            table.AddConstant("</tr>\n");

            Markup Cell(ConfidenceInterval value) => isShare ? PageTable.PercentCell(value) : PageTable.Cell(value);
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private Section Agreement()
    {
        var table = new Markup().Add($"<table>\n<thead><tr><th scope=\"col\" class=\"text\">class</th><th scope=\"col\">images</th><th scope=\"col\">both right</th><th scope=\"col\">only {comparison.FirstName}</th><th scope=\"col\">only {comparison.SecondName}</th><th scope=\"col\">neither</th></tr></thead>\n<tbody>\n");
        foreach (var row in comparison.Agreement)
        {
            table.Add($"<tr>{PageTable.RowHeader(row.Name)}<td>{Display.Count(row.Images)}</td><td>{Display.Count(row.BothRight)}</td><td>{Display.Count(row.OnlyFirstRight)}</td><td>{Display.Count(row.OnlySecondRight)}</td><td>{Display.Count(row.BothWrong)}</td></tr>\n");
        }

        return new Section("agreement", "Who is right where", _captions.Table("Images by who gave their class", "What only one gives right is what they differ in.", table.AddConstant("</tbody>\n</table>\n")).Add($"<p>{McNemar()}</p>\n"));
    }

    private string McNemar()
    {
        const string meaning = "The test speaks of accuracy, which the commonest class decides, not of balanced accuracy.";
        var test = comparison.McNemar;
        return test.DiscordantLesions == 0 ? $"McNemar's test has nothing to compare: of no lesion does one have more images right than the other. {meaning}"
            : $"McNemar's test: {Display.Plural(test.OnlyFirstRight, "image")} right by {comparison.FirstName} alone, {Display.Count(test.OnlySecondRight)} by {comparison.SecondName} alone; {test.Probability} ({test.MethodText}), "
            + $"how likely two models of equal accuracy differ at least as much. {meaning}";
    }

    private Section Matrices()
    {
        const string text = "Rows: true class. Columns: the class the model gave. Blue is right, orange is wrong; the fuller the colour, the larger the share of the row.";
        return new Section("confusion-matrices", "Confusion matrices", new Markup()
            .Add(_captions.Table($"Confusion matrix of {comparison.FirstName}", text, new ConfusionFigure(comparison.FirstPredictions.ToConfusionMatrix()).Element()))
            .Add(_captions.Table($"Confusion matrix of {comparison.SecondName}", text, new ConfusionFigure(comparison.SecondPredictions.ToConfusionMatrix()).Element())));
    }

    private Section? Settings()
    {
        if (comparison.Settings.Count + comparison.Versions.Count == 0)
        {
            return null;
        }

        var table = new Markup().Add($"<table>\n<thead><tr><th scope=\"col\" class=\"text\">setting</th><th scope=\"col\" class=\"text\">{comparison.FirstName}</th><th scope=\"col\" class=\"text\">{comparison.SecondName}</th></tr></thead>\n<tbody>\n");
        foreach (var (name, first, second) in comparison.Settings.Concat(comparison.Versions))
        {
            table.Add($"<tr><th scope=\"row\">{name}</th>").Add(Value(first)).Add(Value(second)).AddConstant("</tr>\n");
        }

        return new Section("settings", "Settings that differ", _captions.Table("Settings and versions that differ", "A dash: not stated.", table.AddConstant("</tbody>\n</table>\n")));

        static Markup Value(string? value) => new Markup().AddConstant("<td class=\"prose\">").Add(PageTable.Value(value ?? Display.Missing)).AddConstant("</td>");
    }

    private Section Notes() => new("notes", "What the numbers mean", new Markup().AddConstant("<ul class=\"notes\">\n")
        .Add($"<li>Intervals come from drawing the lesions anew {Display.Plural(comparison.Resamples, "time")}, all images of a lesion together, the same lesions for both runs.</li>\n")
        .Add(NotesSection.Marks())
        .AddConstant("<li>An interval that holds 0 is no proof that the runs are equal: fewer lesions make it wider.</li>\n")
        .AddConstant("<li>The comparison speaks of lesions like these, not of another population or camera, and of this one training each: another seed would give another model.</li>\n</ul>\n"));
}
