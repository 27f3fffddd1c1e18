namespace Ham10000.Evaluation;

/// <summary>A drawing of an evaluation: an element of a page, and a file that stands alone.</summary>
internal abstract class Figure
{
    /// <summary>The unit of a drawing is about a pixel on a phone; a wide screen shows it larger.</summary>
    public const int StandardWidth = 420;

    /// <summary>The name of the figure's file, without ending.</summary>
    public abstract string Name { get; }

    /// <summary>What the figure shows, as a heading.</summary>
    public abstract string Title { get; }

    public virtual int Width => StandardWidth;

    public abstract int Height { get; }

    /// <summary>What a reader who cannot see the drawing is told: its content in words.</summary>
    public abstract string Description();

    /// <summary>The drawing, without the element around it.</summary>
    public abstract void Draw(Markup svg);

    /// <summary>The figure for a page, which has the style sheet of charts and says the title itself.</summary>
    public virtual Markup Element()
    {
        var svg = new Markup().Add($"<svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Title}. {Description()}\">\n");
        Draw(svg);
        return svg.AddConstant("</svg>\n");
    }

    /// <summary>The figure as an SVG file.</summary>
    public string ToSvg()
    {
        const int head = 30;
        var svg = new Markup()
            .Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {Width} {Height + head}\" width=\"{Width * 3 / 2}\" height=\"{(Height + head) * 3 / 2}\" role=\"img\" aria-label=\"{Title}. {Description()}\">\n<title>{Title}</title>\n")
            .AddConstant("<style>\n" + FigureStyle.Css + "</style>\n")
            .Add($"<rect class=\"back\" width=\"{Width}\" height=\"{Height + head}\"/>\n<text class=\"title\" x=\"8\" y=\"20\">{TextFit.Shorten(Title, Width - 16, 15)}</text>\n<g transform=\"translate(0 {head})\">\n");
        Draw(svg);
        return svg.AddConstant("</g>\n</svg>\n").ToString();
    }
}
