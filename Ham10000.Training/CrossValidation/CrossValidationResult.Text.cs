using System.Globalization;
using System.Text;
using Ham10000.Evaluation;

namespace Ham10000.Training;

public sealed partial class CrossValidationResult
{
    private static readonly string[] Headings = ["fold", "train", "val", "test", "epochs", "time", "acc %", "bal acc %", "loss"];

    /// <summary>A table with a line per fold, mean and deviation below, and the out-of-fold score of each repeat with its interval.</summary>
    public override string ToString()
    {
        string[][] rows = [Headings, .. Folds.Select(Cells), Summary("mean", spread => spread.Mean), Summary("deviation", spread => spread.StandardDeviation)];
        var widths = Enumerable.Range(0, Headings.Length).Select(c => rows.Max(row => row[c].Length)).ToArray();
        var text = new StringBuilder(Name).Append('\n');
        for (var i = 0; i < rows.Length; i++)
        {
            text.Append(string.Join("  ", rows[i].Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd()).Append('\n');
            if (i == 0 || i == rows.Length - 3)
            {
                text.Append('-', widths.Sum() + (2 * (widths.Length - 1))).Append('\n');
            }
        }

        for (var repeat = 0; repeat < OutOfFold.Count; repeat++)
        {
            var report = OutOfFold[repeat];
            var which = OutOfFold.Count == 1 ? "out of fold" : $"out of fold, repeat {repeat}";
            text.Append(CultureInfo.InvariantCulture, $"{which}: balanced accuracy {report.BalancedAccuracyInterval}, accuracy {report.Accuracy:F3}, {report.Predictions.Count:N0} images\n");
        }

        return text.ToString();
    }

    private string[] Cells(FoldResult fold) =>
    [
        OutOfFold.Count == 1 ? Text($"{fold.Fold}") : Text($"{fold.Repeat}.{fold.Fold}"), Text($"{fold.TrainingImages:N0}"), Text($"{fold.ValidationImages:N0}"), Text($"{fold.Test.Predictions.Count:N0}"),
        Text($"{fold.Epochs}"), Time(fold.TrainingTime), Percent(fold.Test.Accuracy), Percent(fold.Test.BalancedAccuracy), Text($"{fold.Test.Loss:F3}"),
    ];

    private string[] Summary(string name, Func<ScoreSpread, double> value) =>
        [name, "", "", "", "", name == "mean" ? Time(TrainingTime / Folds.Count) : "", Percent(value(Accuracy)), Percent(value(BalancedAccuracy)), Text($"{value(Loss):F3}")];

    private static string Percent(double share) => Text($"{100 * share:F1}");

    private static string Time(TimeSpan time) => time.TotalHours >= 1 ? Text($"{(int)time.TotalHours}:{time:mm\\:ss}") : Text($"{time:m\\:ss}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
