using Ham10000.Models;

namespace Ham10000.Evaluation;

/// <summary>Decisions in groups of equal confidence, the surest first; those that a rule leaves undecided at any confidence are in none.</summary>
internal sealed class ConfidentDecisions
{
    private ConfidentDecisions(List<Group> groups) => Groups = groups;

    public IReadOnlyList<Group> Groups { get; }

    public static ConfidentDecisions Of(Predictions predictions, DecisionRule rule)
    {
        var outcome = predictions.Decide(rule with { MinimumConfidence = 0 });
        var decided = new List<(double Confidence, bool IsError)>(predictions.Count);
        for (var i = 0; i < outcome.Count; i++)
        {
            if (outcome.Decisions[i] is var decision and not DecisionOutcome.UndecidedClass)
            {
                decided.Add((predictions.ProbabilitiesOf(i)[decision], decision != predictions.Labels[i]));
            }
        }

        return new ConfidentDecisions([.. decided.GroupBy(static d => d.Confidence).OrderByDescending(static g => g.Key)
            .Select(static g => new Group(g.Key, g.Count(), g.Count(static d => d.IsError)))]);
    }

    /// <summary>A confidence at which exactly the first groups are decided on: halfway to the next, so that rounding moves no image across it; 0 for all.</summary>
    public double MinimumFor(int groups) => groups >= Groups.Count ? 0
        : Math.Clamp((Groups[groups - 1].Confidence + Groups[groups].Confidence) / 2, 0, 1);

    /// <param name="Confidence">The probability of the class that was decided on.</param>
    /// <param name="Count">The images.</param>
    /// <param name="Errors">Those given a wrong class.</param>
    public readonly record struct Group(double Confidence, int Count, int Errors);
}
