using System.Globalization;
using System.Text;

namespace Ham10000.Training.Internals;

/// <summary>Draws values in characters, with the highest and the lowest beside them.</summary>
internal static class TextPlot
{
    private const int Columns = 64;
    private const int Rows = 10;

    /// <summary>The plot, each line ended by a line feed.</summary>
    /// <param name="values">Finite, in order; at least one.</param>
    /// <param name="footer">Stands below the axis.</param>
    internal static string Draw(IReadOnlyList<double> values, string footer)
    {
        var columns = Math.Min(Columns, values.Count);
        var (low, high) = (values.Min(), values.Max());
        var heights = new (int From, int To)[columns];
        for (var c = 0; c < columns; c++)
        {
            var (first, end) = ((int)((long)c * values.Count / columns), (int)((c + 1L) * values.Count / columns));
            var part = Enumerable.Range(first, Math.Max(1, end - first)).Select(i => Row(values[i], low, high)).ToList();
            heights[c] = (part.Min(), part.Max());
        }

        var labels = new[] { Number(high), Number(low) };
        var margin = labels.Max(label => label.Length);
        var text = new StringBuilder();
        for (var row = Rows - 1; row >= 0; row--)
        {
            var label = row == Rows - 1 ? labels[0] : row == 0 ? labels[1] : "";
            var line = string.Concat(heights.Select(h => row >= h.From && row <= h.To ? '*' : ' '));
            text.Append(label.PadLeft(margin)).Append(" |").Append(line.TrimEnd()).Append('\n');
        }

        return text.Append(' ', margin).Append(" +").Append('-', columns).Append('\n').Append(' ', margin + 2).Append(footer).Append('\n').ToString();
    }

    private static int Row(double value, double low, double high) => high > low ? (int)Math.Round((value - low) / (high - low) * (Rows - 1)) : 0;

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
