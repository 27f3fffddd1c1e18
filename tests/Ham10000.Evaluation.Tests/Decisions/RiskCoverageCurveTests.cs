using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

public sealed class RiskCoverageCurveTests
{
    private static readonly BootstrapOptions Few = new() { Resamples = 50 };

    // Confidences 0.9 right, 0.8 wrong, 0.7 right, 0.7 wrong, 0.6 right.
    private static readonly Predictions Five = DecisionCase.Binary((1, 0.9f), (0, 0.8f), (1, 0.7f), (0, 0.7f), (1, 0.6f));

    [Fact]
    public void Of_ByHand_GroupsEqualConfidences()
    {
        var curve = RiskCoverageCurve.Of(Five);
        curve.Confidences.Should().Equal(0.9f, 0.8f, 0.7f, 0.6f);
        curve.Coverages.Should().Equal(0.2, 0.4, 0.8, 1);
        curve.Risks.Should().Equal(0, 0.5, 0.5, 0.4);
        // One by one: 0, 1/2, then on the average of both orders 1.5/3, 2/4, 2/5. At best 0, 0, 0, 1/4, 2/5.
        curve.Area.Should().BeApproximately((0 + 0.5 + 0.5 + 0.5 + 0.4) / 5, 1e-15);
        curve.ExcessArea.Should().BeApproximately(curve.Area - ((0.25 + 0.4) / 5), 1e-15);
        curve.Count.Should().Be(5);
    }

    [Fact]
    public void Of_GoldenPredictions_EqualsNumPy()
    {
        foreach (var golden in DecisionCase.Operating)
        {
            var curve = RiskCoverageCurve.Of(golden.ToPredictions());
            curve.Risks.Should().Equal(golden.Doubles("risks"), (a, b) => Math.Abs(a - b) < 1e-15);
            curve.Coverages.Should().Equal(golden.Doubles("coverages"), (a, b) => Math.Abs(a - b) < 1e-15);
        }
    }

    [Fact]
    public void Of_RuleThatLeavesImagesUndecided_EndsBelowFullCoverage()
    {
        var costs = CostMatrix.ZeroOne(Five.Schema) with { Undecided = 0.25 };
        var curve = RiskCoverageCurve.Of(Five, new DecisionRule { Costs = costs });
        curve.Coverages.Should().Equal(0.2, 0.4);
        RiskCoverageCurve.Of(Five, new DecisionRule { Costs = costs with { Undecided = 0 } }).Area.Should().Be(double.NaN);
    }

    [Fact]
    public void AccuracyTarget_TakesAsManyAsItCan()
    {
        var point = AbstentionPoint.Of(Five, ConfidenceTarget.Accuracy(0.6), bootstrap: Few);
        (point.MinimumConfidence, point.Outcome.Coverage).Should().Be((0.0, 1.0), "over all images the accuracy is 0.6 again");

        var surer = AbstentionPoint.Of(Five, ConfidenceTarget.Accuracy(0.9), bootstrap: Few);
        surer.MinimumConfidence.Should().BeApproximately(0.85, 1e-7);
        (surer.Coverage.Estimate, surer.AccuracyOfDecided.Estimate).Should().Be((0.2, 1.0));
        surer.Outcome.Undecided.Should().Equal(2, 2);
    }

    [Theory]
    [InlineData(0.2, 0.85, 0.2)]
    [InlineData(0.5, 0.65, 0.8)]
    [InlineData(1, 0, 1)]
    public void CoverageTarget_TakesTheSurest(double target, double minimum, double coverage)
    {
        var point = AbstentionPoint.Of(Five, ConfidenceTarget.Coverage(target), bootstrap: Few);
        point.MinimumConfidence.Should().BeApproximately(minimum, 1e-7);
        point.Outcome.Coverage.Should().Be(coverage);
        point.Coverage.Estimate.Should().BeApproximately(coverage, 1e-15);
    }

    [Fact]
    public void Apply_OtherPredictions_KeepsTheConfidence()
    {
        var point = AbstentionPoint.Of(Five, ConfidenceTarget.Coverage(0.2), bootstrap: Few);
        var other = point.Apply(DecisionCase.Binary((1, 0.84f), (0, 0.1f)), Few);
        (other.Rule, other.IsFixedBefore, other.Outcome.Coverage).Should().Be((point.Rule, true, 0.5));
    }

    [Fact]
    public void TargetThatCannotBeReached_SaysWhatCan()
    {
        FluentActions.Invoking(() => AbstentionPoint.Of(DecisionCase.Binary((0, 0.9f), (1, 0.8f)), ConfidenceTarget.Accuracy(0.9))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "No confidence gives an accuracy of at least 0.9 on these 2 images. The highest accuracy that can be reached is 0.5, at a coverage of 1.");
        var rule = new DecisionRule { Costs = CostMatrix.ZeroOne(Five.Schema) with { Undecided = 0.25 } };
        FluentActions.Invoking(() => AbstentionPoint.Of(Five, ConfidenceTarget.Coverage(0.5), rule)).Should().ThrowExactly<ArgumentException>().WithMessage(
            "No confidence gives a coverage of at least 0.5 on these 5 images: the rule (the least expected cost; undecided where that is above 0.25) decides on a share of 0.4 whatever the confidence.");
    }
}
