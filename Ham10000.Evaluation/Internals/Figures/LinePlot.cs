namespace Ham10000.Evaluation;

/// <summary>Lines over a square of fractions, and a legend below it with a line for each.</summary>
internal abstract class LinePlot(IReadOnlyList<PlotLine> lines) : Figure
{
    private const int HoverPoints = 14;
    private const int LegendStep = 20;
    private const int LegendTop = 414;

    protected virtual PlotFrame Frame { get; } = new(58, 10, 340, 340);

    protected IReadOnlyList<PlotLine> Lines => lines;

    public override int Height => LegendTop + ((lines.Count + (Note.Length > 0 ? 1 : 0)) * LegendStep) - 4;

    protected abstract string Across { get; }

    protected abstract string Up { get; }

    /// <summary>The last line of the legend; empty for none.</summary>
    protected virtual string Note => "";

    public override void Draw(Markup svg)
    {
        Frame.Draw(svg, Across, Up);
        Guides(svg);

        // The first lies on top, as the legend reads.
        foreach (var line in lines.Reverse().Where(line => line.HasPoints))
        {
            Line(svg, line);
        }

        foreach (var line in lines.Where(line => line.HasPoints))
        {
            Hits(svg, line);
        }

        foreach (var line in lines)
        {
            Marks(svg, line);
        }

        Legend(svg);
    }

    /// <summary>What lies behind the lines, such as that of chance.</summary>
    protected virtual void Guides(Markup svg)
    {
    }

    private void Line(Markup svg, PlotLine line)
    {
        var points = new List<(double X, double Y)>();
        for (var i = 0; i < line.Xs.Count; i++)
        {
            if (!double.IsFinite(line.Xs[i]) || !double.IsFinite(line.Ys[i]))
            {
                continue;
            }

            var point = (Frame.X(line.Xs[i]), Frame.Y(line.Ys[i]));
            if (line.IsStepped && points.Count > 0)
            {
                points.Add((point.Item1, points[^1].Y));
            }

            points.Add(point);
        }

        svg.Add($"<polyline class=\"{ClassLook.Line(line.Look)}\" points=\"{Polyline.Text(Polyline.Thin([.. points]))}\"><title>{line.Name}{(line.Value.Length > 0 ? ": " + line.Value : "")}</title></polyline>\n");
    }

    private void Hits(Markup svg, PlotLine line)
    {
        if (line.Hover is null)
        {
            return;
        }

        // Evenly along the drawn line, not along the list, whose points crowd in a corner.
        var walked = 0.0;
        var next = 0.0;
        (double X, double Y)? before = null;
        for (var i = 0; i < line.Xs.Count; i++)
        {
            if (!double.IsFinite(line.Xs[i]) || !double.IsFinite(line.Ys[i]))
            {
                continue;
            }

            var (x, y) = (Frame.X(line.Xs[i]), Frame.Y(line.Ys[i]));
            walked += before is { } b ? Math.Abs(x - b.X) + Math.Abs(y - b.Y) : 0;
            before = (x, y);
            if (walked >= next)
            {
                svg.Add($"<circle class=\"hit\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"7\"><title>{line.Hover(i)}</title></circle>\n");
                next = walked + ((Frame.Width + Frame.Height) / HoverPoints);
            }
        }
    }

    private void Marks(Markup svg, PlotLine line)
    {
        if (line.Level is { } level && double.IsFinite(level.Y))
        {
            svg.Add($"<line class=\"{ClassLook.Stroke(line.Look)}\" x1=\"{Frame.Right + 3:0.##}\" y1=\"{Frame.Y(level.Y):0.##}\" x2=\"{Frame.Right + 17:0.##}\" y2=\"{Frame.Y(level.Y):0.##}\"><title>{level.Title}</title></line>\n");
        }

        if (line.Mark is { } mark && double.IsFinite(mark.X) && double.IsFinite(mark.Y))
        {
            svg.Add(ClassLook.Marker(line.Look, Frame.X(mark.X), Frame.Y(mark.Y), mark.Title));
        }
    }

    private void Legend(Markup svg)
    {
        var room = Width - 110 - TextFit.Width(lines.Count == 0 ? "" : lines.MaxBy(l => l.Value.Length)!.Value, 12);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, y) = (lines[i], LegendTop + (i * LegendStep));
            svg.Add($"<line class=\"{ClassLook.Line(line.Look)}\" x1=\"{Frame.Left:0.##}\" y1=\"{y - 4}\" x2=\"{Frame.Left + 38:0.##}\" y2=\"{y - 4}\"/>");
            if (line.Mark is not null)
            {
                svg.Add(ClassLook.Marker(line.Look, Frame.Left + 19, y - 4));
            }

            svg.Add($"<text x=\"{Frame.Left + 48:0.##}\" y=\"{y}\">{TextFit.Shorten(line.Name, room, 12)}</text>")
                .Add($"<text class=\"end\" x=\"{Frame.Right:0.##}\" y=\"{y}\">{line.Value}</text>\n");
        }

        if (Note.Length > 0)
        {
            svg.Add($"<text class=\"axis small\" x=\"{Frame.Left:0.##}\" y=\"{LegendTop + (lines.Count * LegendStep)}\">{Note}</text>\n");
        }
    }
}
