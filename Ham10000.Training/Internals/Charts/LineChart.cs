using System.Globalization;
using Ham10000.Evaluation;

namespace Ham10000.Training.Internals;

/// <summary>Draws lines over a linear or logarithmic axis as an SVG file that stands alone, in the style of the training curves.</summary>
internal sealed record LineChart
{
    private const int Width = 720;
    private const int Height = 380;
    private const int Left = 84;
    private const int Right = 700;
    private const int Top = 72;
    private const int Bottom = 316;

    internal required string Title { get; init; }

    internal required string HorizontalLabel { get; init; }

    internal required string VerticalLabel { get; init; }

    internal required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Positions to mark with a dot and a label, on the first series' scale.</summary>
    internal IReadOnlyList<(double X, double Y, string Label)> Marks { get; init; } = [];

    /// <summary>Whether the horizontal axis goes by powers of ten.</summary>
    internal bool Logarithmic { get; init; }

    /// <summary>What a reader who cannot see the drawing is told.</summary>
    internal string Description { get; init; } = "";

    /// <summary>The file's text.</summary>
    /// <exception cref="InvalidOperationException">There is no finite value.</exception>
    internal string ToSvg()
    {
        var points = Series.SelectMany(s => s.Points).Where(Drawable).ToArray();
        if (points.Length == 0)
        {
            throw new InvalidOperationException($"{Title} has no finite value, so there is nothing to draw.");
        }

        var ticks = AxisTicks.Enclosing(points.Min(p => p.Y), points.Max(p => p.Y), 5);
        var (first, last) = (Place(points.Min(p => p.X)), Place(points.Max(p => p.X)));
        double X(double x) => last > first ? Left + 8 + ((Right - Left - 16) * ((Place(x) - first) / (last - first))) : (Left + Right) / 2.0;
        double Y(double y) => Bottom - ((Bottom - Top) * ((y - ticks[0]) / (ticks[^1] - ticks[0])));

        var svg = new Markup()
            .Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"img\" aria-label=\"{Title}. {Description}\">\n<title>{Title}</title>\n")
            .AddConstant("<style>\n" + FigureStyle.Css + "</style>\n")
            .Add($"<rect class=\"back\" width=\"{Width}\" height=\"{Height}\"/>\n<text class=\"title\" x=\"{Left}\" y=\"26\">{Title}</text>\n");
        Legend(svg);
        Axes(svg, ticks, Y);
        foreach (var x in HorizontalTicks(first, last))
        {
            svg.Add($"<line class=\"grid\" x1=\"{X(x):0.##}\" y1=\"{Bottom}\" x2=\"{X(x):0.##}\" y2=\"{Bottom + 5}\"/>")
                .Add($"<text class=\"axis\" x=\"{X(x):0.##}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{Number(x)}</text>\n");
        }

        foreach (var line in Series)
        {
            var path = line.Points.Where(Drawable).Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.X):0.##},{Y(p.Y):0.##}"));
            svg.Add($"<polyline class=\"{line.Style}\" points=\"{string.Join(' ', path)}\"/>\n");
        }

        foreach (var (x, y, label) in Marks)
        {
            svg.Add($"<circle class=\"dot-two\" cx=\"{X(x):0.##}\" cy=\"{Y(y):0.##}\" r=\"5\"><title>{label}</title></circle>")
                .Add($"<text x=\"{Math.Clamp(X(x), Left + 60, Right - 60):0.##}\" y=\"{Y(y) - 10:0.##}\" text-anchor=\"middle\">{label}</text>\n");
        }

        return svg.AddConstant("</svg>\n").ToString();
    }

    private void Axes(Markup svg, double[] ticks, Func<double, double> place)
    {
        foreach (var tick in ticks)
        {
            svg.Add($"<line class=\"grid\" x1=\"{Left}\" y1=\"{place(tick):0.##}\" x2=\"{Right}\" y2=\"{place(tick):0.##}\"/>")
                .Add($"<text class=\"axis\" x=\"{Left - 8}\" y=\"{place(tick) + 4:0.##}\" text-anchor=\"end\">{Number(tick)}</text>\n");
        }

        svg.Add($"<text class=\"axis\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 46}\" text-anchor=\"middle\">{HorizontalLabel}</text>\n")
            .Add($"<text class=\"axis\" x=\"18\" y=\"{(Top + Bottom) / 2}\" text-anchor=\"middle\" transform=\"rotate(-90 18 {(Top + Bottom) / 2})\">{VerticalLabel}</text>\n");
    }

    private void Legend(Markup svg)
    {
        var x = Left;
        foreach (var line in Series)
        {
            svg.Add($"<line class=\"{line.Style}\" x1=\"{x}\" y1=\"48\" x2=\"{x + 28}\" y2=\"48\"/><text x=\"{x + 34}\" y=\"52\">{line.Name}</text>\n");
            x += 34 + (8 * line.Name.Length) + 16;
        }
    }

    private double[] HorizontalTicks(double first, double last)
    {
        if (last <= first)
        {
            return [Logarithmic ? Math.Pow(10, first) : first];
        }

        double[] ticks = Logarithmic
            ? [.. Enumerable.Range((int)Math.Ceiling(first), Math.Max(0, (int)Math.Floor(last) - (int)Math.Ceiling(first) + 1)).Select(power => Math.Pow(10, power))]
            : [.. AxisTicks.Enclosing(first, last, 8).Where(x => x >= first && x <= last)];
        return ticks.Length > 0 ? ticks : [Math.Pow(10, first), Math.Pow(10, last)];
    }

    private double Place(double x) => Logarithmic ? Math.Log10(x) : x;

    private bool Drawable((double X, double Y) p) => double.IsFinite(p.X) && double.IsFinite(p.Y) && (!Logarithmic || p.X > 0);

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
