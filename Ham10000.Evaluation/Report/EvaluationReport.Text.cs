using System.Text;

namespace Ham10000.Evaluation;

/// <content>The report as text.</content>
public sealed partial class EvaluationReport
{
    /// <summary>The whole report for a console: headline numbers, further metrics, confusion matrix and classification report.</summary>
    public override string ToString()
    {
        var interval = BalancedAccuracyInterval;
        var lines = new List<(string Name, string Value)>
        {
            ("balanced accuracy", FormattableString.Invariant($"{Display.Score(BalancedAccuracy)} ({interval.Level * 100:0.##} % interval {Display.Score(interval.Lower)} to {Display.Score(interval.Upper)}, {Display.Count(Resamples)} resamples over lesions)")),
            ("accuracy", $"{Display.Score(Accuracy)} (always answering {MajorityName}: {Display.Score(MajorityAccuracy)})"),
            ("loss", L2Penalty == 0 ? Display.Score(Loss) : $"{Display.Score(Loss)} (cross-entropy {Display.Score(CrossEntropy)} + L2 penalty {Display.Score(L2Penalty)})"),
        };
        lines.AddRange(Metrics.Select(m => (m.Key, Display.Score(m.Value))));
        lines.AddRange(Details.Select(d => (d.Key, d.Value)));

        if (DecisionOutcome is { } outcome)
        {
            lines.Add(("decision rule", $"{outcome.Rule}: decides on {Display.Percent(outcome.Coverage)}, balanced accuracy {Display.Score(outcome.BalancedAccuracy)} ({Display.Score(outcome.BalancedAccuracyOfDecided)} of decided)"));
        }

        var width = lines.Max(l => l.Name.Length);
        var text = new StringBuilder().Append(Title).Append(": ").Append(Extent).Append('\n');
        foreach (var (name, value) in lines)
        {
            text.Append(name.PadRight(width)).Append("  ").Append(value).Append('\n');
        }

        return text.Append('\n').Append(ConfusionMatrix).Append('\n').Append(ClassificationReport).ToString();
    }
}
