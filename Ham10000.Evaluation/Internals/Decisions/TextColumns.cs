using System.Text;

namespace Ham10000.Evaluation;

/// <summary>A table for consoles: columns as wide as their widest cell, the first to the left of the others, all flush right.</summary>
internal sealed class TextColumns(IReadOnlyList<string> titles)
{
    private readonly List<IReadOnlyList<string>> _rows = [titles];

    public void Add(IReadOnlyList<string> cells) => _rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, titles.Count).Select(column => _rows.Max(row => ConfusionMatrix.TextWidth(row[column])))];
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => new string(' ', widths[column] - ConfusionMatrix.TextWidth(cell)) + cell)).Append('\n');
        }

        return text.ToString();
    }
}
