namespace Ham10000.Evaluation;

/// <summary>How often the model errs as it decides on more and more images, the surest first.</summary>
/// <param name="curve">The curve.</param>
/// <param name="outcome">What a rule does that leaves images undecided, marked on the plot; null for none.</param>
internal sealed class RiskCoverageFigure(RiskCoverageCurve curve, DecisionOutcome? outcome) : LinePlot([Line(curve, outcome)])
{
    // Of the first few images one error makes a large share, which would press the rest of the curve flat.
    private const double LeastCoverage = 0.05;

    private static readonly double[] Tops = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    public override string Name => "risk-coverage";

    public override string Title => "Errors among the images the model is surest of";

    protected override PlotFrame Frame { get; } = new(58, 10, 340, 340) { Highest = Top(curve, outcome) };

    protected override string Across => "share of images decided on";

    protected override string Up => "share of these that is wrong";

    protected override string Note => "the surest images first; from a share of 5\u00A0% on";

    public override string Description()
    {
        var parts = ((double[])[0.25, 0.5, 0.75, 1]).Select(share => (Share: share, Index: Last(share))).Where(p => p.Index >= 0)
            .Select(p => $"{Display.Percent(curve.Risks[p.Index])} wrong among the surest {Display.Percent(curve.Coverages[p.Index])}").Distinct();
        return string.Join("; ", parts) + $". Area below the curve {Display.Score(curve.Area)}.";
    }

    private int Last(double share)
    {
        var last = -1;
        for (var i = 0; i < curve.Coverages.Count && curve.Coverages[i] <= share + 1e-9; i++)
        {
            last = i;
        }

        return last;
    }

    private static double Top(RiskCoverageCurve curve, DecisionOutcome? outcome)
    {
        var highest = curve.Risks.Where((_, i) => curve.Coverages[i] >= LeastCoverage).Append(outcome is null || double.IsNaN(outcome.AccuracyOfDecided) ? 0 : 1 - outcome.AccuracyOfDecided).Max();
        return Tops.First(top => highest <= top);
    }

    private static PlotLine Line(RiskCoverageCurve curve, DecisionOutcome? outcome)
    {
        int[] drawn = [.. Enumerable.Range(0, curve.Coverages.Count).Where(i => curve.Coverages[i] >= LeastCoverage)];
        return new PlotLine("area below the curve", 0, Display.Score(curve.Area), [.. drawn.Select(i => curve.Coverages[i])], [.. drawn.Select(i => curve.Risks[i])])
        {
            Hover = i => $"sure of at least {Display.Percent(curve.Confidences[drawn[i]])}: decides on {Display.Percent(curve.Coverages[drawn[i]])} of the images, {Display.Percent(curve.Risks[drawn[i]])} of these wrong",
            Mark = outcome is null ? null : (outcome.Coverage, 1 - outcome.AccuracyOfDecided, $"by the rule: decides on {Display.Percent(outcome.Coverage)} of the images, {Display.Percent(1 - outcome.AccuracyOfDecided)} of these wrong"),
        };
    }
}
