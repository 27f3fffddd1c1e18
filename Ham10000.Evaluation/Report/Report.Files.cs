namespace Ham10000.Evaluation;

/// <content>The report as files.</content>
public sealed partial record Report
{
    private static readonly string[] FileNames = ["report.html", "report.json", "model-card.md", "predictions.csv"];

    /// <summary>The report as one page that needs nothing else: no script, no network; light or dark as the reader's system, printable.</summary>
    /// <exception cref="InvalidOperationException">The epochs of the curves do not ascend.</exception>
    public string ToHtml() => new RunPage(this).Html();

    /// <summary>Writes <see cref="ToHtml"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    /// <exception cref="InvalidOperationException">The epochs of the curves do not ascend.</exception>
    public void SaveHtml(string path) => TextFile.Write(path, ToHtml());

    /// <summary>The report as JSON: what the page says, at full precision, and every prediction. <see cref="Load"/> reads it.</summary>
    /// <remarks>The first member, <c>format</c>, is <c>ham10000.report/1</c>. JSON has no NaN: an undefined or infinite value is <c>null</c>. The points of ROC and
    /// precision-recall curves follow from the predictions; the pictures of mistakes are in the page alone. Of two settings with one name the last stays.</remarks>
    public string ToJson() => RunJsonWriter.Write(this);

    /// <summary>Writes <see cref="ToJson"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveJson(string path) => TextFile.Write(path, ToJson());

    /// <summary>The report as a model card in Markdown: what the model is, what it is for and not for, on what it was trained and judged, how well it does and on
    /// whom, and what to beware of.</summary>
    /// <remarks>Mitchell et al., "Model Cards for Model Reporting", arXiv:1810.03993. What the report does not know the card says is not stated.
    /// Tables are those of GitHub's Markdown, which Hugging Face shows too.</remarks>
    public string ToModelCard() => new ModelCardText(this).ToString();

    /// <summary>Writes <see cref="ToModelCard"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveModelCard(string path) => TextFile.Write(path, ToModelCard());

    /// <summary>Writes every figure of the page as an SVG file of its own, each whole or not at all.</summary>
    /// <param name="folder">The folder; made if it is missing. Files of the same names are replaced, and a figure of an earlier report that this one does not have is
    /// deleted, so that no figure is another's; other files stay.</param>
    /// <returns>The paths of the files.</returns>
    /// <exception cref="InvalidOperationException">The epochs of the curves do not ascend.</exception>
    public IReadOnlyList<string> SaveFigures(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var paths = new List<string>();
        foreach (var (name, svg) in ReportFigures.Of(this))
        {
            paths.Add(Path.Combine(folder, name));
            TextFile.Write(paths[^1], svg);
        }

        foreach (var stale in ReportFigures.FileNames.Select(name => Path.Combine(folder, name)).Except(paths, StringComparer.Ordinal))
        {
            File.Delete(stale);
        }

        return paths;
    }

    /// <summary>Writes all files of the report: <c>report.html</c>, <c>report.json</c>, <c>model-card.md</c>, <c>predictions.csv</c> (of the test part) and
    /// <c>figures/*.svg</c>, each whole or not at all.</summary>
    /// <param name="folder">The folder; made if it is missing. Files of the same names are replaced, figures that this report does not have are deleted (see
    /// <see cref="SaveFigures"/>), others stay.</param>
    /// <returns>The paths of the files, in this order.</returns>
    /// <exception cref="InvalidOperationException">The epochs of the curves do not ascend; nothing is written.</exception>
    public IReadOnlyList<string> Save(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var page = ToHtml();
        string[] paths = [.. FileNames.Select(name => Path.Combine(folder, name))];
        TextFile.Write(paths[0], page);
        SaveJson(paths[1]);
        SaveModelCard(paths[2]);
        Test.Predictions.SaveCsv(paths[3]);
        return [.. paths, .. SaveFigures(Path.Combine(folder, "figures"))];
    }

    /// <summary>Reads what <see cref="SaveJson"/> wrote, such as to compare runs of different days.</summary>
    /// <remarks>All numbers and predictions come back; the mistakes, whose pictures the file lacks, do not, so <see cref="Mistakes"/> is empty. The counts are held
    /// against the predictions. A value that was infinite is NaN.</remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The file is no such report, or its numbers are not those of its predictions; the message says where, what was found
    /// and what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Report Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return RunJsonReader.Read(path);
    }

    /// <summary>The test part's numbers for a console, and the warnings.</summary>
    public override string ToString() =>
        $"{(Title.Length > 0 ? $"{Title}\n" : "")}{Test}{string.Concat(Warnings.Select(warning => $"Warning: {warning}\n"))}";
}
