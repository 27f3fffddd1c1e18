namespace Ham10000.Evaluation;

/// <summary>Draws the rows of a comparison one below the other: balanced accuracy with its interval, and accuracy, from 0 to 100 %.</summary>
internal sealed class ComparisonChart(IReadOnlyList<ComparisonRow> rows)
{
    private const int Width = 460;
    private const int Left = 16;
    private const int Right = 436;
    private const int Head = 36;
    private const int RowHeight = 46;

    private int Bottom => Head + (rows.Count * RowHeight) + 6;

    private int Height => Bottom + 30;

    /// <summary>The chart as an SVG element for a page.</summary>
    public Markup Element() => new Markup()
        .Add($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Description()}\">\n").Add(Drawing()).AddConstant("</svg>\n");

    /// <summary>The chart as an SVG file.</summary>
    public string Svg() => new Markup()
        .Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width * 3 / 2}\" height=\"{Height * 3 / 2}\" role=\"img\" aria-label=\"{Description()}\">\n<title>Comparison</title>\n")
        .AddConstant("<style>\n" + FigureStyle.Css + "</style>\n")
        .Add($"<rect class=\"back\" width=\"{Width}\" height=\"{Height}\"/>\n").Add(Drawing()).AddConstant("</svg>\n").ToString();

    private string Description() => "Test scores: " + string.Join("; ", rows.Select(r =>
        $"{r.Name} balanced accuracy {Display.Percent(r.TestBalancedAccuracy)}, accuracy {Display.Percent(r.TestAccuracy)}")) + ".";

    private Markup Drawing()
    {
        var svg = new Markup()
            .Add($"<circle class=\"dot-one\" cx=\"{Left + 5}\" cy=\"14\" r=\"5\"/><text x=\"{Left + 16}\" y=\"18\">balanced accuracy, interval</text>\n")
            .Add($"<circle class=\"dot-two\" cx=\"{Left + 225}\" cy=\"14\" r=\"4.5\"/><text x=\"{Left + 236}\" y=\"18\">accuracy (both on test)</text>\n");
        for (var percent = 0; percent <= 100; percent += 20)
        {
            svg.Add($"<line class=\"grid\" x1=\"{X(percent / 100.0):0.##}\" y1=\"{Head}\" x2=\"{X(percent / 100.0):0.##}\" y2=\"{Bottom}\"/>")
                .Add($"<text class=\"axis\" x=\"{X(percent / 100.0):0.##}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{percent} %</text>\n");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Row(svg, rows[i], Head + (i * RowHeight));
        }

        return svg;
    }

    private static void Row(Markup svg, ComparisonRow row, int top)
    {
        var y = top + 32;
        svg.Add($"<rect class=\"back\" x=\"{Left - 2}\" y=\"{top + 6}\" width=\"{(8 * row.Name.Length) + 8}\" height=\"17\"/><text x=\"{Left}\" y=\"{top + 19}\">{row.Name}</text>\n");
        if (row.TestBalancedAccuracyInterval is { } interval && double.IsFinite(interval.Lower) && double.IsFinite(interval.Upper))
        {
            svg.Add($"<line class=\"one\" x1=\"{X(interval.Lower):0.##}\" y1=\"{y}\" x2=\"{X(interval.Upper):0.##}\" y2=\"{y}\"/>\n");
        }

        if (double.IsFinite(row.TestBalancedAccuracy))
        {
            svg.Add($"<circle class=\"dot-one\" cx=\"{X(row.TestBalancedAccuracy):0.##}\" cy=\"{y}\" r=\"5\"><title>{row.Name}: balanced accuracy {Display.Percent(row.TestBalancedAccuracy)}</title></circle>\n");
        }

        if (double.IsFinite(row.TestAccuracy))
        {
            svg.Add($"<circle class=\"dot-two\" fill-opacity=\"0\" cx=\"{X(row.TestAccuracy):0.##}\" cy=\"{y}\" r=\"4.5\"><title>{row.Name}: accuracy {Display.Percent(row.TestAccuracy)}</title></circle>\n");
        }
    }

    private static double X(double fraction) => Left + ((Right - Left) * fraction);
}
