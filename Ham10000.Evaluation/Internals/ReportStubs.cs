namespace Ham10000.Evaluation;

/// <summary>Stands in until the page is there.</summary>
internal sealed class RunPage(Report report)
{
    public string Html() => report.Test.ToHtml(report.Curves);
}

/// <summary>Stands in until the figures are there.</summary>
internal static class ReportFigures
{
    public static IReadOnlyList<(string FileName, string Svg)> Of(Report report) => report.Curves is { } curves ? [("training-curves.svg", curves.ToSvg())] : [];
}
