namespace Ham10000.Evaluation;

/// <summary>ROC curves of classes against the rest, the line of chance, and where the decided classes lie.</summary>
internal sealed class RocFigure(IReadOnlyList<ClassCurve<RocCurve>> classes) : LinePlot([.. classes.Select(Line)])
{
    public override string Name => "roc";

    public override string Title => "ROC curves, each class against the rest";

    protected override string Across => "false positive rate (1 − specificity)";

    protected override string Up => "sensitivity";

    protected override string Note => $"area under the curve{Display.IntervalNote(classes.Select(c => c.Area))}; dotted: chance";

    public override string Description() => "Area under the curve: " + string.Join("; ", classes.Select(c =>
        $"{c.Name} {(double.IsNaN(c.Curve.Area) ? "undefined" : c.Legend(c.Curve.Area))}"
        + (c.Decided is { } d && double.IsFinite(d.X) && double.IsFinite(d.Y) ? $", as decided sensitivity {Display.Percent(d.Y)} at specificity {Display.Percent(1 - d.X)}" : ""))) + ".";

    protected override void Guides(Markup svg) => svg.Add(
        $"<line class=\"guide\" x1=\"{Frame.Left:0.##}\" y1=\"{Frame.Bottom:0.##}\" x2=\"{Frame.Right:0.##}\" y2=\"{Frame.Top:0.##}\"/>\n");

    private static PlotLine Line(ClassCurve<RocCurve> c) => new(c.Name, c.Index, c.Legend(c.Curve.Area), c.Curve.FalsePositiveRates, c.Curve.TruePositiveRates)
    {
        Hover = i => $"{c.Name} from probability {Display.Number(c.Curve.Thresholds[i], "0.###")}: sensitivity {Display.Percent(c.Curve.TruePositiveRates[i])}, specificity {Display.Percent(1 - c.Curve.FalsePositiveRates[i])}",
        Mark = c.Decided is { } d ? (d.X, d.Y, $"{c.Name} as decided by the largest probability: sensitivity {Display.Percent(d.Y)}, specificity {Display.Percent(1 - d.X)}") : null,
    };
}
