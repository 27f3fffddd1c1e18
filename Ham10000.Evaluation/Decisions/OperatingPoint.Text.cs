namespace Ham10000.Evaluation;

/// <content>The operating point as text.</content>
public sealed partial record OperatingPoint
{
    /// <summary>The threshold, its scores with intervals, and the recall of every class with and without the rule.</summary>
    public override string ToString()
    {
        var table = new TextColumns(["class", "images", "recall", "most probable", "change"]);
        for (var c = 0; c < Outcome.Schema.ClassCount; c++)
        {
            var (with, without) = (Outcome.Recall(c), OutcomeWithoutRule.Recall(c));
            table.Add([Outcome.Schema.ClassNames[c], Display.Count(Outcome.Support(c)), Display.Score(with), Display.Score(without), Change(with - without)]);
        }

        var warnings = string.Concat(Warnings.Select(static warning => $"Warning: {warning}\n"));
        return FormattableString.Invariant($"{ClassName} from {Threshold:G4}, chosen for {Target}{(IsFixedBefore ? ", fixed before" : "")}\n{Scores}\n\n{table}balanced accuracy: {BalancedAccuracy}\n{warnings}");
    }

    private static string Change(double value) => Display.Number(value, "+0.000;-0.000;0.000");
}
