using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <content>The matrix as text.</content>
public sealed partial class ConfusionMatrix
{
    private const string Corner = "true \\ predicted";

    /// <summary>The matrix with its class names: one line per true class, one column per predicted class, and the row's sum.</summary>
    public override string ToString()
    {
        var names = ClassNames;
        var first = Math.Max(Corner.Length, names.Max(TextWidth));
        var text = new StringBuilder(Corner.PadLeft(first));
        var widths = new int[ClassCount + 1];
        for (var c = 0; c <= ClassCount; c++)
        {
            var longest = c == ClassCount ? Total : Enumerable.Range(0, ClassCount).Max(r => this[r, c]);
            widths[c] = Math.Max(TextWidth(c == ClassCount ? "total" : names[c]), longest.ToString(CultureInfo.InvariantCulture).Length) + 2;
            Append(text, c == ClassCount ? "total" : names[c], widths[c]);
        }

        text.Append('\n');
        for (var r = 0; r < ClassCount; r++)
        {
            Append(text, names[r], first);
            for (var c = 0; c < ClassCount; c++)
            {
                Append(text, this[r, c].ToString(CultureInfo.InvariantCulture), widths[c]);
            }

            Append(text, Support(r).ToString(CultureInfo.InvariantCulture), widths[ClassCount]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The counts alone, as NumPy prints the array that scikit-learn's <c>confusion_matrix</c> returns.</summary>
    /// <remarks>Every row stands on one line; NumPy breaks rows beyond 75 characters and shortens arrays of more than 1,000 counts.</remarks>
    public string ToNumPyText()
    {
        var width = _counts.Max().ToString(CultureInfo.InvariantCulture).Length;
        var rows = Enumerable.Range(0, ClassCount).Select(r => "[" + string.Join(' ', _counts.AsSpan(r * ClassCount, ClassCount).ToArray()
            .Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(width))) + "]");
        return "[" + string.Join("\n ", rows) + "]";
    }

    /// <summary>The number of characters as a reader counts them: a pair of surrogates is one.</summary>
    internal static int TextWidth(string text) => text.EnumerateRunes().Count();

    private static StringBuilder Append(StringBuilder text, string cell, int width) => text.Append(' ', width - TextWidth(cell)).Append(cell);
}
