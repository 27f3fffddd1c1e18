namespace Ham10000.Evaluation;

/// <content>The comparison as a page.</content>
public sealed partial record ReportComparison
{
    /// <summary>The comparison as one page that needs nothing else: no script, no network; light or dark as the reader's system, printable.</summary>
    public string ToHtml() => new ComparisonPage(this).Html();

    /// <summary>Writes <see cref="ToHtml"/> to a file, whole or not at all. A missing folder is made.</summary>
    /// <param name="path">The file to write; an existing one is replaced.</param>
    public void SaveHtml(string path) => TextFile.Write(path, ToHtml());
}
