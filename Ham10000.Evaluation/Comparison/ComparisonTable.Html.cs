namespace Ham10000.Evaluation;

/// <content>The table as a page and as a drawing.</content>
public sealed partial class ComparisonTable
{
    /// <summary>The comparison as one page that needs nothing else: a drawing and the table.</summary>
    /// <param name="title">The page's title.</param>
    public string ToHtml(string title = "Comparison of models")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        var body = new Markup()
            .AddConstant("<section aria-label=\"Scores on the test set\">\n<h2>Scores on the test set</h2>\n<figure class=\"wide\">\n").Add(new ComparisonChart(Rows).Element()).AddConstant("</figure>\n</section>\n")
            .AddConstant("<section aria-label=\"All numbers\">\n<h2>All numbers</h2>\n").Add(Page.Scrolling("Comparison table", HtmlTable()))
            .AddConstant("<p class=\"muted\">Balanced accuracy is the mean recall over the classes of the test set; its interval comes from drawing lesions anew. "
                + "Not told apart from the highest: the difference on the same lesions may be chance (its interval holds 0) or, where predictions are not at hand, the intervals overlap. "
                + "The highest of several scores on one test set flatters: choose a model by the validation set. "
                + "Malignant found: of the malignant test images, the share that was given a malignant class. "
                + "Losses are mean cross-entropy per image plus the model's L2 penalty. The last column tells where the weights of a pretrained network came from.</p>\n</section>\n");
        return Page.Html(title, body);
    }

    /// <summary>Writes <see cref="ToHtml"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <param name="title">The page's title.</param>
    public void SaveHtml(string path, string title = "Comparison of models") => TextFile.Write(path, ToHtml(title));

    /// <summary>The drawing alone, as SVG: balanced accuracy with its interval, and accuracy, one line per row.</summary>
    public string ToSvg() => new ComparisonChart(Rows).Svg();

    /// <summary>Writes <see cref="ToSvg"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveSvg(string path) => TextFile.Write(path, ToSvg());

    private Markup HtmlTable()
    {
        var (hasArea, hasMalignant) = (Rows.Any(r => double.IsFinite(r.TestMacroRocAuc)), Rows.Any(r => r.TestMalignantSensitivity is not null));
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">model</th><th scope=\"col\">training time</th>"
            + "<th scope=\"col\">test accuracy</th><th scope=\"col\">validation accuracy</th><th scope=\"col\">test loss</th><th scope=\"col\">validation loss</th>")
            .Add($"<th scope=\"col\">balanced accuracy</th><th scope=\"col\">{IntervalHeader}</th>")
            .AddConstant(hasArea ? "<th scope=\"col\">macro ROC AUC</th>" : "").AddConstant(hasMalignant ? "<th scope=\"col\">malignant found</th>" : "")
            .AddConstant("<th scope=\"col\" class=\"text\">backbone start</th></tr></thead>\n<tbody>\n");
        foreach (var (row, standing) in Rows.Zip(Standings))
        {
            var interval = row.TestBalancedAccuracyInterval;
            table.Add($"<tr><th scope=\"row\">{Name(row)}</th><td>{Duration(row.Time)}</td><td>{Display.Percent(row.TestAccuracy)}</td>")
                .Add($"<td>{Display.Percent(row.ValidationAccuracy)}</td><td>{Display.Score(row.TestLoss)}</td><td>{Display.Score(row.ValidationLoss)}</td>")
                .Add($"<td>{BalancedAccuracy(row, standing)}</td>")
                .Add($"<td>{(interval is null ? Display.Missing : $"{interval.Lower * 100:0.0} to {Display.Percent(interval.Upper)}")}</td>");
            if (hasArea)
            {
                table.Add($"<td>{Display.Score(row.TestMacroRocAuc)}</td>");
            }

            if (hasMalignant)
            {
                table.Add($"<td>{Display.Percent(row.TestMalignantSensitivity?.Estimate)}</td>");
            }

            table.Add($"<td class=\"text\">{(row.BackboneStart.Length == 0 ? Display.Missing : row.BackboneStart)}</td></tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }

    private static Markup Name(ComparisonRow row) => row.ReportLink.Length == 0
        ? new Markup().Add($"{row.Name}")
        : new Markup().Add($"<a href=\"{LinkTo(row.ReportLink)}\">{row.Name}</a>");

    // Within a path, so that no name of a folder becomes another address.
    private static string LinkTo(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static Markup BalancedAccuracy(ComparisonRow row, ComparisonStanding standing) => standing switch
    {
        ComparisonStanding.Highest => new Markup().Add($"<strong>{Display.Percent(row.TestBalancedAccuracy)}</strong><small>highest</small>"),
        ComparisonStanding.NotToldApart => new Markup().Add($"{Display.Percent(row.TestBalancedAccuracy)}<small>not told apart</small>"),
        _ => new Markup().Add($"{Display.Percent(row.TestBalancedAccuracy)}"),
    };
}
