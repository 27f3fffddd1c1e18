using System.Globalization;
using System.Text;
using Ham10000.Dataset;
using Shown = Ham10000.Dataset.Display;

namespace Ham10000.Evaluation;

/// <content>The score as text.</content>
public sealed partial class IsicScore
{
    /// <summary>The score as text: the headline, a line per diagnosis with the official names of its scores, the confusion matrix, and what is undecided.</summary>
    public override string ToString()
    {
        string[] head = ["", "recall", "accuracy", "sensitivity", "specificity", "dice", "ppv", "npv", "auc", "auc_sens_80", "ap", "weight"];
        var text = new StringBuilder($"balanced accuracy {FixedText.Of(BalancedAccuracy, 4)} of {Display.Count(CountedImages)} images (accuracy {FixedText.Of(Accuracy, 4)})\n\n");
        text.Append(TextTable.Of(head, [.. Classes.Select(Row), Row(MacroAverage)])).Append("\n\n").Append(ConfusionMatrix);
        if (UndecidedImages.Count > 0)
        {
            text.Append($"\n{Display.Count(UndecidedImages.Count)} undecided, counted as wrong: {Shown.Some([.. UndecidedImages], 10)}\n");
        }

        if (Images > CountedImages)
        {
            text.Append($"\n{Display.Count(Images - CountedImages)} of weight 0, not counted\n");
        }

        return text.ToString();
    }

    private static string[] Row(IsicClassScore score) =>
    [
        score.Name,
        .. new[]
        {
            score.Recall, score.Accuracy, score.Sensitivity, score.Specificity, score.Dice, score.PositivePredictiveValue, score.NegativePredictiveValue,
            score.RocAuc, score.RocAucAbove80, score.AveragePrecision,
        }.Select(value => FixedText.Of(value, 3)),
        score.Weight.ToString("0.###", CultureInfo.InvariantCulture),
    ];
}
