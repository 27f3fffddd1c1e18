using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <content>The choice of the confidence.</content>
public sealed partial record AbstentionPoint
{
    private static double Choose(Predictions predictions, ConfidenceTarget target, DecisionRule rule)
    {
        var decisions = ConfidentDecisions.Of(predictions, rule);
        var (taken, highest) = (0, (Share: 0.0, Coverage: 0.0));
        var (count, right) = (0, 0);
        for (var i = 0; i < decisions.Groups.Count; i++)
        {
            count += decisions.Groups[i].Count;
            right += decisions.Groups[i].Count - decisions.Groups[i].Errors;
            var (accuracy, coverage) = ((double)right / count, (double)count / predictions.Count);
            if (target.Kind == ConfidenceTargetKind.Coverage && coverage >= target.Value)
            {
                return decisions.MinimumFor(i + 1);
            }

            taken = target.Kind == ConfidenceTargetKind.Accuracy && accuracy >= target.Value ? i + 1 : taken;
            highest = accuracy >= highest.Share ? (accuracy, coverage) : highest;
        }

        return taken > 0 ? decisions.MinimumFor(taken) : throw new ArgumentException(target.Kind == ConfidenceTargetKind.Accuracy
            ? FormattableString.Invariant($"No confidence gives {target} on these {Display.Plural(predictions.Count, "image")}. The highest accuracy that can be reached is {highest.Share:0.####}, at a coverage of {highest.Coverage:0.####}.")
            : FormattableString.Invariant($"No confidence gives {target} on these {Display.Plural(predictions.Count, "image")}: the rule ({rule}) decides on a share of {(double)count / predictions.Count:0.####} whatever the confidence."));
    }
}
