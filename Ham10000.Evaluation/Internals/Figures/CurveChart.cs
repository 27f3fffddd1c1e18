namespace Ham10000.Evaluation;

/// <summary>Draws values over epochs as the inside of an SVG element of <see cref="Width"/> × <see cref="Height"/>.</summary>
internal sealed partial class CurveChart(string title, string unit, int[] epochs, ChartSeries[] series)
{
    public const int Width = 420;
    public const int Height = 300;
    private const int Left = 58;
    private const int Right = 410;
    private const int Top = 62;
    private const int Bottom = 250;
    private const int DotLimit = 40;
    private const int HoverLimit = 150;

    private readonly ChartSeries[] _series = [.. series.Where(s => s.HasValues)];

    /// <summary>Where phases begin: the epoch and the phase's name. Empty for a fit without.</summary>
    public IReadOnlyList<(int Epoch, string Name)> Phases { get; init; } = [];

    /// <summary>Whether the axis counts in powers of ten, as learning rates are compared.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether there is anything to draw.</summary>
    public bool HasValues => _series.Length > 0;

    /// <summary>What is drawn.</summary>
    public string Title => title;

    /// <summary>The chart as an SVG element for a page.</summary>
    public Markup Element() => new Markup()
        .Add($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Description()}\">\n").Add(Panel()).AddConstant("</svg>\n");

    /// <summary>The drawing, without the element around it.</summary>
    public Markup Panel()
    {
        var svg = new Markup().Add($"<text class=\"title\" x=\"4\" y=\"22\">{title}</text>\n");
        Legend(svg);
        if (_series.Length == 0)
        {
            return svg.Add($"<text class=\"axis\" x=\"{(Left + Right) / 2}\" y=\"{(Top + Bottom) / 2}\" text-anchor=\"middle\">no values to draw</text>\n");
        }

        var ticks = Ticks();
        Axes(svg, ticks);
        DrawPhases(svg);
        foreach (var line in _series)
        {
            Line(svg, line, ticks);
        }

        return svg;
    }

    /// <summary>What a reader who cannot see the drawing is told.</summary>
    public string Description()
    {
        var parts = _series.Select(s =>
        {
            var last = Array.FindLastIndex(s.Values, double.IsFinite);
            return $"{s.Name} ends at {Text(s.Values[last])} in epoch {epochs[last]}";
        });
        return $"{title} over {Display.Plural(epochs.Length, "epoch")}: {(_series.Length == 0 ? "no values" : string.Join(", ", parts))}.";
    }

    private void Legend(Markup svg)
    {
        var x = Left;
        foreach (var line in _series)
        {
            svg.Add($"<line class=\"{line.Style}{Dash(line)}\" x1=\"{x}\" y1=\"40\" x2=\"{x + 28}\" y2=\"40\"/>")
                .Add($"<text x=\"{x + 34}\" y=\"44\">{line.Name}</text>\n");
            x += 34 + (8 * line.Name.Length) + 16;
        }
    }

    private void Line(Markup svg, ChartSeries line, double[] ticks)
    {
        for (var start = 0; start < epochs.Length;)
        {
            var end = start;
            while (end < epochs.Length && double.IsFinite(line.Values[end]))
            {
                end++;
            }

            if (end - start > 1)
            {
                var points = Enumerable.Range(start, end - start).Select(i => (X(epochs[i]), Y(line.Values[i], ticks))).ToArray();
                svg.Add($"<polyline class=\"{line.Style}{Dash(line)}\" points=\"{Polyline.Text(Polyline.Thin(points))}\"/>\n");
            }

            Dots(svg, line, ticks, start, end);
            start = end + 1;
        }
    }

    private void Dots(Markup svg, ChartSeries line, double[] ticks, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var (x, y) = (X(epochs[i]), Y(line.Values[i], ticks));
            if (epochs.Length <= DotLimit || end - start == 1)
            {
                svg.Add($"<circle class=\"dot-{line.Style}\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"3.5\"/>");
            }

            if (epochs.Length <= HoverLimit)
            {
                svg.Add($"<circle class=\"hit\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"8\"><title>{line.Name}, epoch {epochs[i]}: {Text(line.Values[i])}</title></circle>\n");
            }
        }
    }

    private static string Dash(ChartSeries line) => line.Style == "one" ? " dashed" : "";
}
