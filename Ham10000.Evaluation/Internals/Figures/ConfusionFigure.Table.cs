namespace Ham10000.Evaluation;

/// <content>The matrix as a table, which a page shows instead of a drawing, since it is read cell by cell.</content>
internal sealed partial class ConfusionFigure
{
    private const int NarrowClassLimit = 9;

    public override Markup Element()
    {
        var table = new Markup().Add($"<table class=\"matrix{(_names.Count > NarrowClassLimit ? " many" : "")}\">\n<thead><tr><td class=\"sum\"></td>");
        foreach (var name in _names)
        {
            table.Add($"<th scope=\"col\">{name}</th>");
        }

        table.AddConstant("<th scope=\"col\">all</th></tr></thead>\n<tbody>\n");
        for (var r = 0; r < _names.Count; r++)
        {
            table.Add($"<tr>{PageTable.RowHeader(_names[r])}");
            for (var c = 0; c < _names.Count; c++)
            {
                table.Add($"<td class=\"{(r == c ? "right" : "wrong")}\" style=\"--rate:{Strength(r, c):0.###}\" title=\"{Words(r, c)}\">{Display.Count(matrix[r, c])}<small>{Share(r, c)}</small></td>");
            }

            table.Add($"<td class=\"sum\">{Display.Count(matrix.Support(r))}</td></tr>\n");
        }

        return table.AddConstant("</tbody>\n</table>\n");
    }
}
