namespace Ham10000.Evaluation;

/// <summary>How often the model is right where it is so sure, above how many images that concerns.</summary>
/// <param name="curve">The bins.</param>
/// <param name="error">The calibration error with its interval; null where none was drawn.</param>
internal sealed class ReliabilityFigure(ReliabilityCurve curve, ConfidenceInterval? error) : Figure
{
    private const int CountsTop = 372;
    private const int CountsHeight = 54;
    private const int CountsBottom = CountsTop + CountsHeight;

    private static readonly PlotFrame Frame = new(58, 10, 340, 340);

    private readonly ReliabilityBin[] _filled = [.. curve.Bins.Where(b => b.Count > 0 && double.IsFinite(b.MeanProbability) && double.IsFinite(b.ObservedRate))];

    public override string Name => "reliability";

    public override string Title => "Reliability of the stated probabilities";

    public override int Height => CountsBottom + 64;

    public override string Description()
    {
        var gaps = _filled.OrderByDescending(b => b.Count).Take(5).OrderBy(b => b.Lower).Select(b =>
            $"{Display.Plural(b.Count, "image")} with probability {Display.Range(b.Lower, b.Upper)}: mean {Display.Percent(b.MeanProbability)}, right {Display.Percent(b.ObservedRate)}").ToList();
        return $"Expected calibration error {Error}. {(gaps.Count == 0 ? "No images." : "The fullest bins: " + string.Join("; ", gaps) + ".")}";
    }

    private string Error => Display.PercentInterval(error ?? new ConfidenceInterval(curve.ExpectedCalibrationError, double.NaN, double.NaN, 0));

    public override void Draw(Markup svg)
    {
        Frame.Draw(svg, "", "share that is right", numbersAcross: false);
        foreach (var bin in _filled)
        {
            Bar(svg, bin);
        }

        svg.Add($"<line class=\"guide\" x1=\"{Frame.Left:0.##}\" y1=\"{Frame.Bottom:0.##}\" x2=\"{Frame.Right:0.##}\" y2=\"{Frame.Top:0.##}\"/>\n");
        foreach (var bin in _filled)
        {
            var (x, y) = (Frame.X(bin.MeanProbability), Frame.Y(bin.ObservedRate));
            svg.Add($"<line class=\"two\" x1=\"{x:0.##}\" y1=\"{y:0.##}\" x2=\"{x:0.##}\" y2=\"{Frame.Y(bin.MeanProbability):0.##}\"/>")
                .Add($"<circle class=\"dot-one\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"4\"><title>{Words(bin)}</title></circle>\n");
        }

        Counts(svg);
        svg.Add($"<text class=\"axis mid\" x=\"{Frame.Left + (Frame.Width / 2):0.##}\" y=\"{CountsBottom + 36}\">probability of the class given</text>")
            .Add($"<text class=\"axis small\" x=\"{Frame.Left:0.##}\" y=\"{CountsBottom + 58}\">calibration error {Error}; dotted: perfect</text>\n");
    }

    private static string Words(ReliabilityBin bin) =>
        $"{Display.Plural(bin.Count, "image")} with probability {Display.Range(bin.Lower, bin.Upper)}: mean probability {Display.Percent(bin.MeanProbability)}, right {Display.Percent(bin.ObservedRate)}";

    private static void Bar(Markup svg, ReliabilityBin bin)
    {
        var (left, right, top) = (Frame.X(bin.Lower), Frame.X(bin.Upper), Frame.Y(bin.ObservedRate));
        svg.Add($"<rect class=\"bar\" x=\"{left + 1:0.##}\" y=\"{top:0.##}\" width=\"{Math.Max(0, right - left - 2):0.##}\" height=\"{Frame.Bottom - top:0.##}\"><title>{Words(bin)}</title></rect>\n");
    }

    private void Counts(Markup svg)
    {
        var most = curve.Bins.Count == 0 ? 0 : curve.Bins.Max(b => b.Count);
        foreach (var bin in curve.Bins.Where(b => b.Count > 0))
        {
            var (left, right) = (Frame.X(bin.Lower), Frame.X(bin.Upper));
            var height = Math.Max(1, CountsHeight * (double)bin.Count / most);
            svg.Add($"<rect class=\"bar\" x=\"{left + 1:0.##}\" y=\"{CountsBottom - height:0.##}\" width=\"{Math.Max(0, right - left - 2):0.##}\" height=\"{height:0.##}\"><title>{Words(bin)}</title></rect>\n");
        }

        svg.Add($"<line class=\"frame\" x1=\"{Frame.Left:0.##}\" y1=\"{CountsBottom}\" x2=\"{Frame.Right:0.##}\" y2=\"{CountsBottom}\"/>")
            .Add($"<text class=\"axis small end\" x=\"{Frame.Left - 6:0.##}\" y=\"{CountsTop + 8}\">{Display.Count(most)}</text>")
            .Add($"<text class=\"axis small end\" x=\"{Frame.Left - 6:0.##}\" y=\"{CountsBottom}\">0</text>")
            .Add($"<text class=\"axis mid\" transform=\"translate(12 {CountsTop + (CountsHeight / 2)}) rotate(-90)\">images</text>\n");
        foreach (var percent in (int[])[0, 20, 40, 60, 80, 100])
        {
            svg.Add($"<text class=\"axis small mid\" x=\"{Frame.X(percent / 100.0):0.##}\" y=\"{CountsBottom + 16}\">{percent}\u00A0%</text>\n");
        }
    }
}
