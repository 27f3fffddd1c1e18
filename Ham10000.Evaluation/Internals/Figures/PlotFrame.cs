namespace Ham10000.Evaluation;

/// <summary>A plot whose axes both go from 0 to 100 %, unless its top stands for less.</summary>
/// <param name="Left">The position of 0 across.</param>
/// <param name="Top">The position of 100 % up.</param>
/// <param name="Width">From 0 to 100 % across.</param>
/// <param name="Height">From 0 to 100 % up.</param>
internal sealed record PlotFrame(double Left, double Top, double Width, double Height)
{
    /// <summary>What the top stands for; 1 by default.</summary>
    public double Highest { get; init; } = 1;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public double X(double fraction) => Left + (Width * fraction);

    public double Y(double fraction) => Bottom - (Height * fraction / Highest);

    /// <summary>Grid, frame, numbers and names of the axes.</summary>
    public void Draw(Markup svg, string across, string up, bool numbersAcross = true)
    {
        foreach (var percent in (int[])[0, 20, 40, 60, 80, 100])
        {
            var (x, y) = (X(percent / 100.0), Y(percent / 100.0 * Highest));
            svg.Add($"<line class=\"grid\" x1=\"{Left:0.##}\" y1=\"{y:0.##}\" x2=\"{Right:0.##}\" y2=\"{y:0.##}\"/>")
                .Add($"<line class=\"grid\" x1=\"{x:0.##}\" y1=\"{Top:0.##}\" x2=\"{x:0.##}\" y2=\"{Bottom:0.##}\"/>")
                .Add($"<text class=\"axis small end\" x=\"{Left - 6:0.##}\" y=\"{y + 4:0.##}\">{percent * Highest:0.##}\u00A0%</text>\n");
            if (numbersAcross)
            {
                svg.Add($"<text class=\"axis small mid\" x=\"{x:0.##}\" y=\"{Bottom + 16:0.##}\">{percent}\u00A0%</text>\n");
            }
        }

        svg.Add($"<rect class=\"frame\" x=\"{Left:0.##}\" y=\"{Top:0.##}\" width=\"{Width:0.##}\" height=\"{Height:0.##}\"/>\n");
        if (across.Length > 0)
        {
            svg.Add($"<text class=\"axis mid\" x=\"{Left + (Width / 2):0.##}\" y=\"{Bottom + 36:0.##}\">{across}</text>\n");
        }

        svg.Add($"<text class=\"axis mid\" transform=\"translate(12 {Top + (Height / 2):0.##}) rotate(-90)\">{up}</text>\n");
    }
}
