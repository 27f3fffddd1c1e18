namespace Ham10000.Evaluation;

/// <content>The table as a page and as a drawing.</content>
public sealed partial class ComparisonTable
{
    /// <summary>The comparison as one page that needs nothing else: two drawings and the table, in which each name leads to its row's
    /// <see cref="ComparisonRow.ReportLink"/>, if it has one.</summary>
    /// <param name="title">The page's title.</param>
    public string ToHtml(string title = "Comparison of models")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        var lead = new Markup().Add($"<p class=\"lead\">{Display.Plural(Rows.Count, "model")} side by side{(Rows.Any(r => r.ReportLink.Length > 0) ? "; each name in the table leads to its report" : "")}.</p>\n");
        if (Data.Length > 0)
        {
            lead.Add($"<p class=\"data\"><strong>Images: {Data}</strong></p>\n");
        }

        return Page.Html(title, lead,
        [
            new Section("scores", "Balanced accuracy on the test set", Drawing(new ComparisonChart(Rows).Element())),
            new Section("accuracies", "Accuracy on test and validation set", Drawing(new AccuracyBars(Rows).Element())),
            new Section("numbers", "All numbers", new Markup().Add(Page.Scrolling("Comparison table", HtmlTable())).Add(Notes())),
        ]);
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

    /// <summary>The drawing of accuracies alone, as SVG: a bar for the test and one for the validation set of each row.</summary>
    public string ToAccuracySvg() => new AccuracyBars(Rows).ToSvg();

    /// <summary>Writes <see cref="ToAccuracySvg"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveAccuracySvg(string path) => TextFile.Write(path, ToAccuracySvg());

    private static Markup Drawing(Markup figure) => new Markup().AddConstant("<figure class=\"wide\">\n").Add(figure).AddConstant("</figure>\n");

    private static Markup Notes() => new Markup().AddConstant("<ul class=\"notes\">\n"
        + "<li><strong>Balanced accuracy</strong> is the mean recall over the classes of the test set; its interval comes from drawing lesions anew.</li>\n"
        + "<li><strong>Not told apart</strong> from the highest: the difference on the same lesions may be chance, since its interval holds 0 or, where predictions are not at hand, the intervals overlap.</li>\n"
        + "<li>The highest of several scores on one test set flatters. Choose a model by the validation set, and judge it by the test set once.</li>\n"
        + "<li><strong>Malignant found</strong>: of the malignant test images, the share that was given a malignant class.</li>\n"
        + "<li><strong>Losses</strong> are mean cross-entropy per image plus the model's L2 penalty. The last column tells where the weights of a pretrained network came from.</li>\n</ul>\n");

    private Markup HtmlTable()
    {
        var (hasArea, hasMalignant) = (Rows.Any(r => double.IsFinite(r.TestMacroRocAuc)), Rows.Any(r => r.TestMalignantSensitivity is not null));
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">model</th><th scope=\"col\">training time</th>"
            + "<th scope=\"col\">test accuracy</th><th scope=\"col\">validation accuracy</th><th scope=\"col\">test loss</th><th scope=\"col\">validation loss</th>")
            .Add($"<th scope=\"col\">balanced accuracy<small>{IntervalHeader}</small></th>")
            .AddConstant(hasArea ? "<th scope=\"col\">macro ROC AUC</th>" : "").AddConstant(hasMalignant ? "<th scope=\"col\">malignant found</th>" : "")
            .AddConstant("<th scope=\"col\" class=\"text\">backbone start</th></tr></thead>\n<tbody>\n");
        foreach (var (row, standing) in Rows.Zip(Standings))
        {
            table.Add($"<tr><th scope=\"row\">{Name(row)}</th><td>{Duration(row.Time)}</td><td>{Display.Percent(row.TestAccuracy)}</td>")
                .Add($"<td>{Display.Percent(row.ValidationAccuracy)}</td><td>{Display.Score(row.TestLoss)}</td><td>{Display.Score(row.ValidationLoss)}</td>")
                .Add($"<td>{BalancedAccuracy(row, standing)}</td>");
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

    private static Markup BalancedAccuracy(ComparisonRow row, ComparisonStanding standing)
    {
        var score = Display.Percent(row.TestBalancedAccuracy);
        var cell = standing == ComparisonStanding.Highest ? new Markup().Add($"<strong>{score}</strong>") : new Markup().Add($"{score}");
        if (row.TestBalancedAccuracyInterval is { } interval)
        {
            cell.Add($"<small>{interval.Lower * 100:0.0} to {Display.Percent(interval.Upper)}</small>");
        }

        return cell.AddConstant(standing switch
        {
            ComparisonStanding.Highest => "<small>highest</small>",
            ComparisonStanding.NotToldApart => "<small>not told apart</small>",
            _ => "",
        });
    }
}
