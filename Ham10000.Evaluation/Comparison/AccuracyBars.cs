namespace Ham10000.Evaluation;

/// <summary>Draws accuracy on the test and the validation set as bars, two per model, as the public Keras program shows its models.</summary>
internal sealed class AccuracyBars(IReadOnlyList<ComparisonRow> rows) : Figure
{
    private const int Left = 4;
    private const int Right = 356;
    private const int Head = 30;
    private const int RowHeight = 58;
    private const int Thickness = 13;

    public override string Name => "accuracies";

    public override string Title => "Accuracy on test and validation images";

    public override int Height => Bottom + 26;

    private int Bottom => Head + (rows.Count * RowHeight) + 4;

    public override string Description() => string.Join("; ", rows.Select(r =>
        $"{r.Name} test {Display.Percent(r.TestAccuracy)}, validation {Display.Percent(r.ValidationAccuracy)}")) + ".";

    public override void Draw(Markup svg)
    {
        svg.Add($"<rect class=\"f0\" x=\"{Left}\" y=\"6\" width=\"14\" height=\"{Thickness}\"/><text x=\"{Left + 20}\" y=\"17\">test</text>")
            .Add($"<rect class=\"f1\" x=\"{Left + 80}\" y=\"6\" width=\"14\" height=\"{Thickness}\"/><text x=\"{Left + 100}\" y=\"17\">validation</text>\n");
        foreach (var percent in (int[])[0, 20, 40, 60, 80, 100])
        {
            svg.Add($"<line class=\"grid\" x1=\"{X(percent / 100.0):0.##}\" y1=\"{Head}\" x2=\"{X(percent / 100.0):0.##}\" y2=\"{Bottom}\"/>")
                .Add($"<text class=\"axis small mid\" x=\"{Math.Max(X(percent / 100.0), 14):0.##}\" y=\"{Bottom + 16}\">{percent}\u00A0%</text>\n");
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var top = Head + (i * RowHeight);
            svg.Add($"<rect class=\"back\" x=\"0\" y=\"{top + 4}\" width=\"{TextFit.Width(rows[i].Name, 12) + 8:0.##}\" height=\"16\"/><text x=\"{Left}\" y=\"{top + 16}\">{TextFit.Shorten(rows[i].Name, Width - 8, 12)}</text>\n");
            Bar(svg, rows[i].TestAccuracy, top + 22, "f0", $"{rows[i].Name}, test");
            Bar(svg, rows[i].ValidationAccuracy, top + 22 + Thickness + 3, "f1", $"{rows[i].Name}, validation");
        }
    }

    private static void Bar(Markup svg, double? value, int top, string style, string what)
    {
        var known = value is { } v && double.IsFinite(v) ? v : 0;
        svg.Add($"<rect class=\"{style}\" x=\"{Left}\" y=\"{top}\" width=\"{X(known) - Left:0.##}\" height=\"{Thickness}\"><title>{what}: {Display.Percent(value)}</title></rect>")
            .Add($"<text class=\"small\" x=\"{X(known) + 5:0.##}\" y=\"{top + 11}\">{Display.Percent(value)}</text>\n");
    }

    private static double X(double fraction) => Left + ((Right - Left) * fraction);
}
