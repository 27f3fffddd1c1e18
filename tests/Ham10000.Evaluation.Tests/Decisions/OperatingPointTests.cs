using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>Thresholds reach what scikit-learn's roc_curve says can be reached; see generate_decisions.py.</summary>
public sealed class OperatingPointTests
{
    private static readonly BootstrapOptions Few = new() { Resamples = 50 };

    // Of c1: positives at 0.9, 0.6, 0.6, 0.2; negatives at 0.7, 0.6, 0.3, 0.1, 0.05.
    private static readonly Predictions Nine = DecisionCase.Binary(
        (1, 0.9f), (0, 0.7f), (1, 0.6f), (1, 0.6f), (0, 0.6f), (0, 0.3f), (1, 0.2f), (0, 0.1f), (0, 0.05f));

    [Fact]
    public void AtSpecificityAndSensitivity_GoldenPredictions_ReachWhatScikitLearnReaches()
    {
        DecisionCase.Operating.Should().HaveCount(5);
        foreach (var golden in DecisionCase.Operating)
        {
            var predictions = golden.ToPredictions();
            var name = $"c{golden["operating"]}";
            foreach (var expected in golden["sensitivities"].EnumerateObject().Where(e => e.Value.GetDouble() > 0))
            {
                var target = double.Parse(expected.Name, System.Globalization.CultureInfo.InvariantCulture);
                var point = OperatingPoint.AtSpecificity(predictions, name, target, Few);
                point.Scores.Sensitivity.Estimate.Should().Be(expected.Value.GetDouble());
                point.Scores.Specificity.Estimate.Should().BeGreaterThanOrEqualTo(target);
            }

            foreach (var expected in golden["specificities"].EnumerateObject().Where(e => e.Name != "1.0" || MinimumOfPositives(predictions, golden) > 0))
            {
                var target = double.Parse(expected.Name, System.Globalization.CultureInfo.InvariantCulture);
                var point = OperatingPoint.AtSensitivity(predictions, name, target, Few);
                point.Scores.Specificity.Estimate.Should().BeApproximately(expected.Value.GetDouble(), 1e-15, "the file has 1 - a rate");
                point.Scores.Sensitivity.Estimate.Should().BeGreaterThanOrEqualTo(target);
            }

            OperatingPoint.AtMaximumYouden(predictions, name, Few).Scores.YoudenIndex.Should().BeApproximately(golden.Double("youden"), 1e-12);
        }
    }

    [Theory]
    [InlineData(0.8, 0.8, 1, 0)]
    [InlineData(0.6, 0.45, 3, 2)]
    [InlineData(0.4, 0.15, 4, 3)]
    public void AtSpecificity_ByHand_IsHalfwayToTheNextProbability(double target, double threshold, int found, int alarms)
    {
        var point = OperatingPoint.AtSpecificity(Nine, "c1", target, Few);

        point.Threshold.Should().BeApproximately(threshold, 1e-7);
        (point.Scores.TruePositives, point.Scores.FalsePositives).Should().Be((found, alarms));
        (point.Scores.FalseNegatives, point.Scores.TrueNegatives).Should().Be((4 - found, 5 - alarms));
    }

    [Fact]
    public void Rates_OfAnyTarget_AreThoseOfItsRule()
    {
        var predictions = DecisionCase.Random(3, 120, LabelSchema.Diagnoses);
        foreach (var target in new[] { OperatingTarget.Sensitivity("mel", 0.9), OperatingTarget.Specificity("mel", 0.9), OperatingTarget.Youden("mel"), OperatingTarget.Threshold("mel", 0.2) })
        {
            var point = OperatingPoint.Of(predictions, target, Few);
            var found = Enumerable.Range(0, predictions.Count).Select(i => (IsMelanoma: predictions.Labels[i] == 4,
                IsCalled: point.Rule.Decide(LabelSchema.Diagnoses, [.. predictions.ProbabilitiesOf(i).ToArray().Select(p => (double)p)])?.Class == "mel",
                IsReached: predictions.ProbabilitiesOf(i)[4] >= point.Threshold)).ToList();

            found.Should().OnlyContain(image => image.IsCalled == image.IsReached);
            point.Scores.Sensitivity.Estimate.Should().Be((double)found.Count(f => f.IsMelanoma && f.IsCalled) / found.Count(f => f.IsMelanoma));
            point.Scores.Specificity.Estimate.Should().Be((double)found.Count(f => !f.IsMelanoma && !f.IsCalled) / found.Count(f => !f.IsMelanoma));
            point.Outcome.Recall(4).Should().Be(point.Scores.Sensitivity.Estimate);
            point.BalancedAccuracy.First.Estimate.Should().BeApproximately(point.Outcome.BalancedAccuracy, 1e-15);
            point.BalancedAccuracy.Second.Estimate.Should().Be(predictions.ToConfusionMatrix().BalancedAccuracy);
        }
    }

    [Fact]
    public void Apply_OtherPredictions_KeepsTheThresholdAndJudgesIt()
    {
        var point = OperatingPoint.AtSensitivity(Nine, "c1", 0.75, Few);
        var other = point.Apply(DecisionCase.Binary((1, 0.5f), (1, 0.4f), (0, 0.46f), (0, 0.1f)), Few);

        (other.Threshold, other.IsFixedBefore, other.Target).Should().Be((point.Threshold, true, point.Target));
        (other.Scores.Sensitivity.Estimate, other.Scores.Specificity.Estimate).Should().Be((0.5, 0.5));
        (other.Scores.Precision.Estimate, other.Scores.NegativePredictiveValue.Estimate).Should().Be((0.5, 0.5));
        FluentActions.Invoking(() => point.Apply(DecisionCase.Random(1, 4, LabelSchema.Diagnoses))).Should().ThrowExactly<ArgumentException>()
            .Which.Message.Should().StartWith("The threshold is for t: c0, c1, and the predictions are of dx: akiec,");
    }

    [Fact]
    public void Apply_PredictionsWithoutTheClass_SaysThatNothingIsKnown()
    {
        var other = OperatingPoint.AtThreshold(Nine, "c1", 0.5, Few).Apply(DecisionCase.Binary((0, 0.6f), (0, 0.1f)), Few);
        other.Scores.Sensitivity.Estimate.Should().Be(double.NaN);
        other.Scores.Specificity.Estimate.Should().Be(0.5);
        other.Warnings.Should().Equal("Only 0 lesions of c1: a sensitivity moves by an unknown amount with each.");
    }

    [Fact]
    public void TargetThatCannotBeReached_SaysWhatCan()
    {
        Message(() => OperatingPoint.AtSpecificity(DecisionCase.Binary((0, 0.9f), (1, 0.4f), (0, 0.1f)), "c1", 0.9)).Should().Be(
            "No threshold gives c1 at a specificity of at least 0.9 on these 3 images, 1 of the class. The highest specificity at which any image of the class is found is 0.5, from 0.4, with a sensitivity of 1.");
        Message(() => OperatingPoint.AtSensitivity(DecisionCase.Binary((0, 0.9f), (1, 0.4f), (1, 0)), "c1", 0.9)).Should().Be(
            "No threshold gives c1 at a sensitivity of at least 0.9 on these 3 images, 2 of the class. The highest that can be reached is a sensitivity of 0.5, from 0.4: the others have a probability of 0.");
        Message(() => OperatingPoint.AtMaximumYouden(DecisionCase.Binary((0, 0.9f), (1, 0.4f)), "c1")).Should().Be(
            "No threshold gives c1 at the largest sum of sensitivity and specificity on these 2 images, 1 of the class. None does better than chance.");
        Message(() => OperatingPoint.AtSensitivity(DecisionCase.Binary((0, 0.9f), (1, 0)), "c1", 0.9)).Should().EndWith("The model gives all images of the class a probability of 0.");
        Message(() => OperatingPoint.AtSensitivity(DecisionCase.Binary((0, 0.9f)), "c1", 0.9)).Should().Be(
            "No threshold can be chosen for c1 at a sensitivity of at least 0.9: of 1 image, 0 have the class. Expected some that have it and some that do not.");
        Message(() => OperatingPoint.AtSensitivity(Nine, "mel", 0.9)).Should().Be("'mel' is no class of t: c0, c1. (Parameter 'target')");
        Message(() => OperatingPoint.AtSensitivity(Nine, "c1", 90)).Should().Be("Found 90, expected a share above 0 and at most 1, such as 0.9. (Parameter 'value')");
    }

    [Fact]
    public void ToString_Point_SaysWhatItCostsElsewhere()
    {
        var text = OperatingPoint.AtSensitivity(Nine, "c1", 1, Few).ToString();
        text.Should().StartWith("c1 from 0.15, chosen for c1 at a sensitivity of at least 1\nsensitivity                1.000 (95 % interval 1.000 to 1.000), 4 of 4\n")
            .And.Contain("\nclass  images  recall  most probable  change\n   c0       5   0.400          0.600  -0.200\n   c1       4   1.000          0.750  +0.250\nbalanced accuracy: 0.700 against 0.675: +0.025 ")
            .And.EndWith("Warning: Only 4 lesions of c1: a sensitivity moves by 0.250 or more with each.\nWarning: The threshold was chosen on these images, so its scores here are too good. Judge it on others by Apply.\n");
    }

    private static double MinimumOfPositives(Predictions predictions, DecisionCase golden)
    {
        var positive = golden["operating"].GetInt32();
        return Enumerable.Range(0, predictions.Count).Where(i => predictions.Labels[i] == positive).Min(i => predictions.ProbabilitiesOf(i)[positive]);
    }

    private static string Message(Action action) => action.Should().Throw<ArgumentException>().Which.Message;
}
