using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Draws values over epochs as the inside of an SVG element of <see cref="Width"/> × <see cref="Height"/>.</summary>
internal sealed class CurveChart(string title, string unit, int[] epochs, ChartSeries[] series)
{
    public const int Width = 460;
    public const int Height = 320;
    private const int Left = 62;
    private const int Right = 448;
    private const int Top = 60;
    private const int Bottom = 268;
    private const int DotLimit = 40;
    private const int HoverLimit = 150;

    private readonly ChartSeries[] _series = [.. series.Where(s => s.HasValues)];

    /// <summary>Whether there is anything to draw.</summary>
    public bool HasValues => _series.Length > 0;

    /// <summary>The chart as an SVG element for a page.</summary>
    public Markup Element() => new Markup()
        .Add($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Description()}\">\n").Add(Panel()).AddConstant("</svg>\n");

    /// <summary>The drawing, without the element around it.</summary>
    public Markup Panel()
    {
        var svg = new Markup().Add($"<text class=\"title\" x=\"{Left}\" y=\"22\">{title}</text>\n");
        Legend(svg);
        if (_series.Length == 0)
        {
            return svg.Add($"<text class=\"axis\" x=\"{(Left + Right) / 2}\" y=\"{(Top + Bottom) / 2}\" text-anchor=\"middle\">no values to draw</text>\n");
        }

        var ticks = Ticks();
        Axes(svg, ticks);
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

    private double[] Ticks()
    {
        var values = _series.SelectMany(s => s.Values).Where(double.IsFinite).ToArray();
        var ticks = AxisTicks.Enclosing(values.Min(), values.Max(), 5);

        // A share lies between 0 and 100 %; an axis beyond that would promise more.
        if (unit == "%")
        {
            double[] inside = [.. ticks.Where(t => t is >= -1e-9 and <= 100 + 1e-9)];
            return inside.Length >= 2 ? inside : [0, 100];
        }

        return ticks;
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

    private void Axes(Markup svg, double[] ticks)
    {
        foreach (var tick in ticks)
        {
            var y = Y(tick, ticks);
            svg.Add($"<line class=\"grid\" x1=\"{Left}\" y1=\"{y:0.##}\" x2=\"{Right}\" y2=\"{y:0.##}\"/>")
                .Add($"<text class=\"axis\" x=\"{Left - 8}\" y=\"{y + 4:0.##}\" text-anchor=\"end\">{TickText(tick, ticks)}</text>\n");
        }

        foreach (var tick in AxisTicks.Whole(epochs[0], epochs[^1], 8))
        {
            var x = X(tick);
            svg.Add($"<line class=\"grid\" x1=\"{x:0.##}\" y1=\"{Bottom}\" x2=\"{x:0.##}\" y2=\"{Bottom + 5}\"/>")
                .Add($"<text class=\"axis\" x=\"{x:0.##}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{tick}</text>\n");
        }

        svg.Add($"<text class=\"axis\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 42}\" text-anchor=\"middle\">epoch</text>\n");
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
                var points = Enumerable.Range(start, end - start).Select(i => string.Create(CultureInfo.InvariantCulture, $"{X(epochs[i]):0.##},{Y(line.Values[i], ticks):0.##}"));
                svg.Add($"<polyline class=\"{line.Style}{Dash(line)}\" points=\"{string.Join(' ', points)}\"/>\n");
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

    private double X(int epoch) => epochs[0] == epochs[^1]
        ? (Left + Right) / 2.0
        : Left + 8 + ((Right - Left - 16) * ((epoch - epochs[0]) / (double)(epochs[^1] - epochs[0])));

    private static double Y(double value, double[] ticks) => Bottom - ((Bottom - Top) * ((value - ticks[0]) / (ticks[^1] - ticks[0])));

    private string Text(double value) =>
        FormattableString.Invariant(unit == "%" ? (FormattableString)$"{value:0.0} %" : $"{value:0.0000}");

    private string TickText(double tick, double[] ticks)
    {
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10((ticks[1] - ticks[0]) * 1.0000001)), 0, 6);
        decimals += Math.Abs(Math.Round(ticks[1] - ticks[0], decimals) - (ticks[1] - ticks[0])) > 1e-9 ? 1 : 0;
        var text = tick.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return unit == "%" ? text + " %" : text;
    }

    private static string Dash(ChartSeries line) => line.Style == "one" ? " dashed" : "";
}
