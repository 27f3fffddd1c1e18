namespace Ham10000.Evaluation;

/// <summary>All figures of a run as SVG files.</summary>
internal static class ReportFigures
{
    /// <summary>All file names that a report's figures can have.</summary>
    public static readonly IReadOnlyList<string> FileNames =
    [
        "confusion-matrix.svg", "class-recall.svg", "roc.svg", "precision-recall.svg", "reliability.svg", "risk-coverage.svg", "subgroups.svg", "training-curves.svg",
    ];

    /// <summary>The file names, endings included, and the drawings; what the report does not have is left out.</summary>
    public static IReadOnlyList<(string FileName, string Svg)> Of(Report report)
    {
        var files = new List<(string, string)>();
        foreach (var figure in Figures(report, CurveSet.Of(report)))
        {
            files.Add((figure.Name + ".svg", figure.ToSvg()));
        }

        if (report.Curves is { Epochs.Count: > 0 } training)
        {
            files.Add(("training-curves.svg", training.ToSvg()));
        }

        return files;
    }

    private static IEnumerable<Figure> Figures(Report report, CurveSet curves)
    {
        yield return new ConfusionFigure(report.Test.ConfusionMatrix);
        if (report.Intervals is { } intervals)
        {
            yield return ForestFigure.Recalls(intervals);
        }

        if (curves.Roc.Count > 0)
        {
            yield return new RocFigure(curves.Roc);
        }

        if (curves.PrecisionRecall.Count > 0)
        {
            yield return new PrecisionRecallFigure(curves.PrecisionRecall);
        }

        yield return new ReliabilityFigure(curves.Reliability, curves.CalibrationError);
        yield return new RiskCoverageFigure(curves.RiskCoverage, curves.Outcome);

        if (report.Subgroups is { Groups.Count: > 0 } groups)
        {
            yield return ForestFigure.Subgroups(groups, SubgroupSection.Overall(report));
        }
    }
}
