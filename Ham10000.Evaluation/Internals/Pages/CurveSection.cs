namespace Ham10000.Evaluation;

/// <summary>What the probabilities are worth: ROC, precision over recall, reliability.</summary>
internal static class CurveSection
{
    public static Section Of(CurveSet curves, Captions captions)
    {
        var body = new Markup().AddConstant("<div class=\"charts\">\n");
        if (curves.Roc.Count > 0)
        {
            body.Add(captions.Figure(new RocFigure(curves.Roc), "What each threshold on a class's probability finds, and what it raises false alarms for. Markers: the class as decided by the largest probability."));
        }

        if (curves.PrecisionRecall.Count > 0)
        {
            body.Add(captions.Figure(new PrecisionRecallFigure(curves.PrecisionRecall), "How many of those called a class have it, by how many of the class are found. It depends on how common the class is in this set: the strokes at the right edge."));
        }

        body.Add(captions.Figure(new ReliabilityFigure(curves.Reliability, curves.CalibrationError), "Images in bins by the probability of the class they were given. Where a point lies below the dotted line, the model is surer than it is right; the stroke is the distance. Below: images per bin."))
            .Add(captions.Figure(new RiskCoverageFigure(curves.RiskCoverage, curves.Outcome), $"How often the model errs if it decides only where it is sure, and leaves the rest to a physician. Area below the curve {Display.Score(curves.RiskCoverage.Area)}; a model that is never surer of an error than of a right answer would reach {Display.Score(curves.RiskCoverage.Area - curves.RiskCoverage.ExcessArea)}."))
            .AddConstant("</div>\n");
        if (curves.Missing.Count > 0)
        {
            body.Add($"<p class=\"muted\">No curve for {string.Join(", ", curves.Missing)}: a curve needs images that have the class, and images that do not.</p>\n");
        }

        return new Section("probabilities", "What the probabilities are worth", body.Add(Numbers(curves.Reliability)));
    }

    private static Markup Numbers(ReliabilityCurve curve)
    {
        var table = new Markup().AddConstant("<table>\n<thead><tr><th scope=\"col\" class=\"text\">probability</th><th scope=\"col\">images</th><th scope=\"col\">mean probability</th><th scope=\"col\">share right</th></tr></thead>\n<tbody>\n");
        foreach (var bin in curve.Bins)
        {
            table.Add($"<tr><th scope=\"row\">{Display.Range(bin.Lower, bin.Upper)}</th><td>{Display.Count(bin.Count)}</td><td>{Display.Percent(bin.MeanProbability)}</td><td>{Display.Percent(bin.ObservedRate)}</td></tr>\n");
        }

        return new Markup().AddConstant("<details>\n<summary>Numbers behind the reliability diagram</summary>\n")
            .Add(Page.Scrolling("Reliability by bin", table.AddConstant("</tbody>\n</table>\n"))).AddConstant("</details>\n");
    }
}
