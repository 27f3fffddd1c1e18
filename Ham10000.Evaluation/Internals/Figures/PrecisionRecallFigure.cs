namespace Ham10000.Evaluation;

/// <summary>Precision over recall of classes against the rest, with the prevalence of each at the right edge.</summary>
internal sealed class PrecisionRecallFigure(IReadOnlyList<ClassCurve<PrecisionRecallCurve>> classes) : LinePlot([.. classes.Select(Line)])
{
    public override string Name => "precision-recall";

    public override string Title => "Precision and recall, each class against the rest";

    protected override string Across => "recall (sensitivity)";

    protected override string Up => "precision";

    protected override string Note => $"average precision{Display.IntervalNote(classes.Select(c => c.Area))}; strokes right: prevalence";

    public override string Description() => "Average precision, and prevalence, which guessing reaches: " + string.Join("; ", classes.Select(c =>
        $"{c.Name} {(double.IsNaN(c.Curve.AveragePrecision) ? "undefined" : c.Legend(c.Curve.AveragePrecision))}, prevalence {Display.Percent(c.Curve.Prevalence)}")) + ".";

    private static PlotLine Line(ClassCurve<PrecisionRecallCurve> c) => new(c.Name, c.Index, c.Legend(c.Curve.AveragePrecision), c.Curve.Recalls, c.Curve.Precisions)
    {
        IsStepped = true,
        Hover = i => $"{c.Name}{(i < c.Curve.Thresholds.Count ? $" from probability {Display.Number(c.Curve.Thresholds[i], "0.###")}" : "")}: precision {Display.Percent(c.Curve.Precisions[i])}, recall {Display.Percent(c.Curve.Recalls[i])}",
        Mark = c.Decided is { } d ? (d.X, d.Y, $"{c.Name} as decided by the largest probability: precision {Display.Percent(d.Y)}, recall {Display.Percent(d.X)}") : null,
        Level = (c.Curve.Prevalence, $"{c.Name}: {Display.Percent(c.Curve.Prevalence)} of the images have it, the precision of calling every image so"),
    };
}
