namespace Ham10000.Evaluation;

/// <summary>How many images of each true class were given each class, and their share of the row.</summary>
internal sealed partial class ConfusionFigure(ConfusionMatrix matrix) : Figure
{
    // Below 1, so that shares of a tenth or a fifth, the mistakes worth seeing, stand out.
    private const double Fullness = 0.7;
    private const int Left = 104;
    private const int Total = 52;
    private const int CellHeight = 36;

    private readonly IReadOnlyList<string> _names = matrix.ClassNames;

    public override string Name => "confusion-matrix";

    public override string Title => "Confusion matrix";

    public override int Width => Left + (_names.Count * CellWidth) + Total + 8;

    public override int Height => Top + (_names.Count * CellHeight) + 34;

    private int CellWidth => Math.Max(44, (StandardWidth - Left - Total - 8) / _names.Count);

    private int Top => IsTurned ? 112 : 52;

    private bool IsTurned => _names.Any(name => TextFit.Width(name, 12) > CellWidth - 4);

    public override string Description() => string.Join(' ', Enumerable.Range(0, _names.Count).Select(r =>
    {
        var support = matrix.Support(r);
        var wrong = Enumerable.Range(0, _names.Count).Where(c => c != r && matrix[r, c] > 0).OrderByDescending(c => matrix[r, c]).Select(c => $"{Display.Count(matrix[r, c])} {_names[c]}").ToList();
        return support == 0 ? $"No image of {_names[r]}." : $"Of {Display.Plural(support, "image")} of {_names[r]}, {Display.Count(matrix[r, r])} were called so{(wrong.Count == 0 ? "" : " and " + string.Join(", ", wrong))}.";
    }));

    public override void Draw(Markup svg)
    {
        var middle = Left + (_names.Count * CellWidth / 2);
        svg.Add($"<text class=\"axis mid\" x=\"{middle}\" y=\"16\">class the model gave</text>")
            .Add($"<text class=\"axis mid\" transform=\"translate(12 {Top + (_names.Count * CellHeight / 2)}) rotate(-90)\">true class</text>")
            .Add($"<text class=\"axis end\" x=\"{Width - 6}\" y=\"{Top - 10}\">all</text>\n");
        for (var c = 0; c < _names.Count; c++)
        {
            ColumnName(svg, c);
            svg.Add($"<text class=\"end\" x=\"{Left - 8}\" y=\"{Top + (c * CellHeight) + 23}\">{TextFit.Shorten(_names[c], Left - 34, 12)}<title>{_names[c]}</title></text>")
                .Add($"<text class=\"axis end\" x=\"{Width - 6}\" y=\"{Top + (c * CellHeight) + 23}\">{Display.Count(matrix.Support(c))}</text>\n");
        }

        for (var cell = 0; cell < _names.Count * _names.Count; cell++)
        {
            Cell(svg, cell / _names.Count, cell % _names.Count);
        }

        svg.Add($"<text class=\"axis small\" x=\"{Left}\" y=\"{Top + (_names.Count * CellHeight) + 22}\">images, and their share of the row</text>\n");
    }

    private void ColumnName(Markup svg, int c)
    {
        var x = Left + (c * CellWidth) + (CellWidth / 2);
        svg.Add(IsTurned
            ? (FormattableString)$"<text transform=\"translate({x + 4} {Top - 8}) rotate(-60)\">{TextFit.Shorten(_names[c], 92, 12)}<title>{_names[c]}</title></text>\n"
            : $"<text class=\"mid\" x=\"{x}\" y=\"{Top - 10}\">{_names[c]}</text>\n");
    }

    private void Cell(Markup svg, int r, int c)
    {
        var (x, y) = (Left + (c * CellWidth), Top + (r * CellHeight));
        var style = r == c ? "right" : "wrong";
        svg.Add($"<rect class=\"frame\" x=\"{x}\" y=\"{y}\" width=\"{CellWidth}\" height=\"{CellHeight}\"/>")
            .Add($"<rect class=\"{style}\" fill-opacity=\"{Strength(r, c):0.###}\" x=\"{x + 0.5:0.#}\" y=\"{y + 0.5:0.#}\" width=\"{CellWidth - 1}\" height=\"{CellHeight - 1}\"><title>{Words(r, c)}</title></rect>")
            .Add($"<text class=\"mid\" x=\"{x + (CellWidth / 2.0):0.#}\" y=\"{y + 16}\" pointer-events=\"none\">{Display.Count(matrix[r, c])}</text>")
            .Add($"<text class=\"mid small\" x=\"{x + (CellWidth / 2.0):0.#}\" y=\"{y + 30}\" pointer-events=\"none\">{Share(r, c)}</text>\n");
    }

    private double Strength(int r, int c) => matrix.Support(r) == 0 ? 0 : Math.Pow((double)matrix[r, c] / matrix.Support(r), Fullness);

    private string Share(int r, int c) => Display.Number((double)matrix[r, c] / matrix.Support(r) * 100, "0", "\u00A0%");

    private string Words(int r, int c) =>
        $"{Display.Count(matrix[r, c])} of {Display.Plural(matrix.Support(r), "image")} of {_names[r]} called {_names[c]}{(matrix.Support(r) == 0 ? "" : $" ({Display.Percent((double)matrix[r, c] / matrix.Support(r))})")}";
}
