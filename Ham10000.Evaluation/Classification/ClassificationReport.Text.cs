using System.Globalization;
using System.Text;

namespace Ham10000.Evaluation;

/// <content>The report as scikit-learn's text.</content>
public sealed partial class ClassificationReport
{
    private const int ColumnWidth = 9;

    /// <summary>The report as text with two digits, the same as scikit-learn's <c>classification_report</c>.</summary>
    public override string ToString() => ToString(2);

    /// <summary>The report as text, the same as scikit-learn's <c>classification_report(..., digits=digits)</c>.</summary>
    /// <param name="digits">Digits after the decimal point, 0 to 17.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is outside 0 to 17.</exception>
    public string ToString(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 17);
        var width = Math.Max(Math.Max(Classes.Max(c => ConfusionMatrix.TextWidth(c.Name)), "weighted avg".Length), digits);
        var text = new StringBuilder();
        AppendLine(text, width, "", "precision", "recall", "f1-score", "support");
        text.Append('\n');
        foreach (var row in Classes)
        {
            AppendRow(text, width, digits, row);
        }

        text.Append('\n');
        if (CoversAll)
        {
            AppendLine(text, width, MicroAverage.Name, "", "", FixedText.Of(MicroAverage.F1, digits), Count(MicroAverage));
        }
        else
        {
            AppendRow(text, width, digits, MicroAverage);
        }

        AppendRow(text, width, digits, MacroAverage);
        AppendRow(text, width, digits, WeightedAverage);
        return text.ToString();
    }

    private void AppendRow(StringBuilder text, int width, int digits, ClassScores row) => AppendLine(text, width, row.Name,
        FixedText.Of(row.Precision, digits), FixedText.Of(row.Recall, digits), FixedText.Of(row.F1, digits), Count(row));

    private static void AppendLine(StringBuilder text, int width, string name, params ReadOnlySpan<string> cells)
    {
        text.Append(' ', width - ConfusionMatrix.TextWidth(name)).Append(name).Append(' ');
        foreach (var cell in cells)
        {
            text.Append(' ').Append(cell.PadLeft(ColumnWidth));
        }

        text.Append('\n');
    }

    // Where no prediction at all is right, scikit-learn 1.2 counts in floating point and prints 3.0 for a support of 3.
    private string Count(ClassScores row) => row.Support.ToString(CultureInfo.InvariantCulture) + (_noneCorrect ? ".0" : "");
}
