namespace Ham10000.Evaluation;

/// <summary>Values with their intervals, a row each, beside a line that they are held against.</summary>
internal sealed partial class ForestFigure(string name, string title, IReadOnlyList<ForestRow> rows) : Figure
{
    private const int RowHeight = 32;
    private const int GroupHeight = 26;
    private const int Right = 296;
    private const int Head = 8;

    public override string Name => name;

    public override string Title => title;

    public override int Height => Bottom + (Reference is null ? 46 : 62);

    /// <summary>The value of the dotted line, and what it is; null for none.</summary>
    public (double Value, string Name)? Reference { get; init; }

    /// <summary>Whether the values are differences, drawn around 0, instead of shares from 0 to 100 %.</summary>
    public bool IsDifference { get; init; }

    /// <summary>What the values are, below the axis.</summary>
    public string Axis { get; init; } = "";

    // As wide as the longest name asks for, within what leaves room for the values.
    private int Left => (int)Math.Clamp(rows.Select(r => Math.Max(TextFit.Width(r.Name, 12) + 16, TextFit.Width(r.Note, 11))).DefaultIfEmpty(0).Max() + 18, 90, 180);

    private int Bottom => Head + (rows.Count * RowHeight) + (Groups() * GroupHeight) + 4;

    public override string Description()
    {
        var text = string.Join("; ", rows.Select(r =>
            $"{(r.Group.Length > 0 ? r.Group + ", " : "")}{r.Name} {Text(r.Value)}{(r.Note.Length > 0 ? ", " + r.Note : "")}{(r.Warning is null ? "" : ", not to be judged: " + r.Warning.TrimEnd('.'))}"));
        return $"{(Axis.Length > 0 ? Axis + ": " : "")}{text}.{(Reference is { } line && double.IsFinite(line.Value) ? $" Dotted line: {line.Name}." : "")}";
    }

    public override void Draw(Markup svg)
    {
        var scale = Scale();
        Grid(svg, scale);
        var (y, group) = (Head, "");
        foreach (var row in rows)
        {
            if (row.Group != group)
            {
                svg.Add($"<text class=\"head\" x=\"4\" y=\"{y + 18}\">{TextFit.Shorten(row.Group, Width - 8, 12)}</text>\n");
                (group, y) = (row.Group, y + GroupHeight);
            }

            Row(svg, row, y, scale);
            y += RowHeight;
        }
    }

    private int Groups() => rows.Where((r, i) => r.Group != (i == 0 ? "" : rows[i - 1].Group)).Count();

    /// <summary>The ticks; the first and last are the ends of the axis.</summary>
    private double[] Scale()
    {
        if (!IsDifference)
        {
            return [0, 0.25, 0.5, 0.75, 1];
        }

        var far = rows.SelectMany(r => (double[])[r.Value.Lower, r.Value.Upper, r.Value.Estimate]).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var end = AxisTicks.Enclosing(0, far == 0 ? 0.1 : far, 1)[^1];
        return [-end, -end / 2, 0, end / 2, end];
    }

    private void Grid(Markup svg, double[] scale)
    {
        foreach (var tick in scale)
        {
            var text = IsDifference ? Display.Points(tick, "0.##") : Display.Number(tick * 100, "0", "\u00A0%");
            svg.Add($"<line class=\"grid\" x1=\"{X(tick, scale):0.##}\" y1=\"{Head}\" x2=\"{X(tick, scale):0.##}\" y2=\"{Bottom}\"/>")
                .Add($"<text class=\"axis small mid\" x=\"{X(tick, scale):0.##}\" y=\"{Bottom + 16}\">{text}</text>\n");
        }

        svg.Add($"<text class=\"axis mid\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 36}\">{Axis}</text>\n");
        if (Reference is { } line && double.IsFinite(line.Value))
        {
            svg.Add($"<line class=\"guide\" x1=\"{X(line.Value, scale):0.##}\" y1=\"{Head}\" x2=\"{X(line.Value, scale):0.##}\" y2=\"{Bottom}\"/>")
                .Add($"<text class=\"axis small mid\" x=\"{(Left + Right) / 2}\" y=\"{Bottom + 54}\">dotted: {line.Name}</text>\n");
        }
    }

    private void Row(Markup svg, ForestRow row, int top, double[] scale)
    {
        var y = top + (RowHeight / 2);
        var faint = row.Warning is null ? "" : " faint";
        var name = row.Warning is null ? row.Name : row.Name + " †";
        svg.Add($"<text x=\"4\" y=\"{(row.Note.Length > 0 ? y - 2 : y + 4)}\">{TextFit.Shorten(name, Left - 16, 12)}<title>{row.Name}</title></text>");
        if (row.Note.Length > 0)
        {
            svg.Add($"<text class=\"axis small\" x=\"4\" y=\"{y + 12}\">{TextFit.Shorten(row.Note, Left - 16, 11)}</text>");
        }

        if (Display.HasBounds(row.Value))
        {
            var (from, to) = (X(row.Value.Lower, scale), X(row.Value.Upper, scale));
            svg.Add($"<path class=\"one{faint}\" d=\"M{from:0.##} {y}H{to:0.##}M{from:0.##} {y - 4}v8M{to:0.##} {y - 4}v8\"/>");
        }

        if (double.IsFinite(row.Value.Estimate))
        {
            svg.Add($"<circle class=\"dot-one{faint}\" cx=\"{X(row.Value.Estimate, scale):0.##}\" cy=\"{y}\" r=\"5\"/>");
        }

        svg.Add($"<rect class=\"hit\" x=\"0\" y=\"{top}\" width=\"{Width}\" height=\"{RowHeight}\"><title>{row.Name}: {Text(row.Value)}{(row.Note.Length > 0 ? ", " + row.Note : "")}{(row.Warning is null ? "" : ". " + row.Warning)}</title></rect>");
        Numbers(svg, row, y);
    }

    private void Numbers(Markup svg, ForestRow row, int y)
    {
        var bounds = Display.HasBounds(row.Value);
        svg.Add($"<text class=\"end{(row.Warning is null ? "" : " axis")}\" x=\"{Width - 4}\" y=\"{(bounds ? y - 2 : y + 4)}\">{Estimate(row.Value)}</text>");
        if (bounds)
        {
            svg.Add($"<text class=\"axis small end\" x=\"{Width - 4}\" y=\"{y + 12}\">{Bounds(row.Value)}</text>\n");
        }
    }

    private string Estimate(ConfidenceInterval value) => IsDifference ? Display.Points(value.Estimate) : Display.Percent(value.Estimate);

    private string Bounds(ConfidenceInterval value) => IsDifference ? $"{Display.Points(value.Lower)} to {Display.Points(value.Upper)}" : Display.PercentBounds(value);

    private string Text(ConfidenceInterval value) => !double.IsFinite(value.Estimate) ? "undefined"
        : Display.HasBounds(value) ? $"{Estimate(value)} ({Bounds(value)})" : Estimate(value);

    private double X(double value, double[] scale) => Left + ((Right - Left) * Math.Clamp((value - scale[0]) / (scale[^1] - scale[0]), 0, 1));
}
