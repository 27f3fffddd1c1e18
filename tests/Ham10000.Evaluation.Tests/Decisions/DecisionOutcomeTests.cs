using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

public sealed class DecisionOutcomeTests
{
    private static readonly LabelSchema Three = new("dx", LabelKind.Multiclass, ["bcc", "mel", "nv"]);

    // True: bcc, bcc, mel, mel, nv.
    private static readonly Predictions Five = DecisionCase.Of(Three, [0, 0, 1, 1, 2],
        [0.7f, 0.2f, 0.1f, 0.3f, 0.3f, 0.4f, 0.05f, 0.25f, 0.7f, 0.1f, 0.5f, 0.4f, 0.1f, 0.45f, 0.45f]);

    [Fact]
    public void Decide_MostProbable_IsTheArgmax()
    {
        var outcome = Five.Decide(DecisionRule.MostProbable);
        outcome.Decisions.ToArray().Should().Equal(Five.PredictedClasses.ToArray());
        (outcome.Coverage, outcome.MeanCost).Should().Be((1.0, double.NaN));
        outcome.BalancedAccuracy.Should().Be(Five.ToConfusionMatrix().BalancedAccuracy);
    }

    [Fact]
    public void Decide_WithUndecided_CountsThemAsWrongAndShowsTheRestBeside()
    {
        var outcome = Five.Decide(new DecisionRule { MinimumConfidence = 0.42 });

        outcome.Decisions.ToArray().Should().Equal(0, DecisionOutcome.UndecidedClass, 2, 1, 1);
        outcome.Undecided.Should().Equal(1, 0, 0);
        (outcome.DecidedCount, outcome.Count, outcome.Coverage).Should().Be((4, 5, 0.8));
        (outcome.Accuracy, outcome.AccuracyOfDecided).Should().Be((0.4, 0.5));
        new[] { outcome.Recall(0), outcome.Recall(1), outcome.Recall(2) }.Should().Equal(0.5, 0.5, 0);
        new[] { outcome.RecallOfDecided(0), outcome.RecallOfDecided(1), outcome.RecallOfDecided(2) }.Should().Equal(1, 0.5, 0);
        outcome.BalancedAccuracy.Should().BeApproximately(1.0 / 3, 1e-15);
        outcome.BalancedAccuracyOfDecided.Should().Be(0.5);
        Bootstrap.BalancedAccuracy(outcome.ToPredictions()).Estimate.Should().Be(outcome.BalancedAccuracy);
        outcome.ToPredictions().Schema.ClassNames.Should().Equal("bcc", "mel", "nv", "undecided");
    }

    [Fact]
    public void Decide_NothingDecided_IsNotANumberWhereNothingIsKnown()
    {
        var outcome = Five.Decide(new DecisionRule { MinimumConfidence = 1 });
        (outcome.Coverage, outcome.Accuracy, outcome.AccuracyOfDecided, outcome.BalancedAccuracyOfDecided).Should().Be((0.0, 0.0, double.NaN, double.NaN));
        outcome.ToString().Should().Contain("\naccuracy           0.000 (of decided –)\n");
    }

    [Fact]
    public void Decide_Costs_StatesWhatDecisionsCost()
    {
        var costs = CostMatrix.ZeroOne(Three).With("mel", "nv", 10) with { Undecided = 0.6 };
        var outcome = Five.Decide(new DecisionRule { Costs = costs });

        // Expected costs of bcc, mel, nv: (.3 .8 2.8), (.7 .7 3.6), (.95 .75 2.55), (.9 .5 4.6), (.9 .55 4.6).
        outcome.Decisions.ToArray().Should().Equal(0, -1, -1, 1, 1);
        outcome.MeanCost.Should().BeApproximately((0 + 0.6 + 0.6 + 0 + 1) / 5, 1e-15);
        outcome.MeanCostOfMostProbable.Should().BeApproximately((0 + 1 + 10 + 0 + 1) / 5.0, 1e-15);
        Five.Decide(new DecisionRule { Costs = costs with { Undecided = null }, MinimumConfidence = 0.42 }).MeanCost.Should().Be(double.NaN, "nobody said what undecided costs");
    }

    [Fact]
    public void Decide_GoldenCosts_EqualNumPys()
    {
        foreach (var golden in DecisionCase.Operating)
        {
            var predictions = golden.ToPredictions();
            double[][] rows = [.. golden["costs"].EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray())];
            var costs = new CostMatrix(predictions.Schema.ClassNames, rows) { Undecided = golden.Double("undecided") };

            var outcome = predictions.Decide(new DecisionRule { Costs = costs });

            outcome.Decisions.ToArray().Should().Equal(golden["decided"].EnumerateArray().Select(v => v.GetInt32()));
            outcome.MeanCost.Should().BeApproximately(golden.Double("cost"), 1e-12);
        }
    }

    [Fact]
    public void Decide_RuleThatDoesNotFit_SaysWhy() => FluentActions
        .Invoking(() => Five.Decide(new DecisionRule { Thresholds = new Dictionary<string, double> { ["mel"] = 0.2 }, Costs = CostMatrix.ZeroOne(LabelSchema.Diagnoses) }))
        .Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The decision rule cannot be used: Thresholds and Costs are both given, and each alone says which class is decided on; leave one out; "
            + "Costs is for the classes akiec, bcc, bkl, df, mel, nv, vasc, and the labels are dx: bcc, mel, nv.");

    [Fact]
    public void ToString_Outcome_HasAColumnForUndecided() => Five.Decide(new DecisionRule { MinimumConfidence = 0.42 }).ToString().Should().Be(
        """
        rule: the most probable; undecided below 0.42

        true \ decided  bcc  mel  nv  undecided  total  recall  of decided
                   bcc    1    0   0          1      2   0.500       1.000
                   mel    0    1   1          0      2   0.500       0.500
                    nv    0    1   0          0      1   0.000       0.000

        decided            4 of 5 images (coverage 0.800)
        accuracy           0.400 (of decided 0.500)
        balanced accuracy  0.333 (of decided 0.500)

        """);
}
