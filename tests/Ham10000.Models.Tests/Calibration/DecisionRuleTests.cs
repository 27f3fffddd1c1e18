using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

public sealed class DecisionRuleTests
{
    private static readonly LabelSchema Labels = new("dx", LabelKind.Multiclass, ["bcc", "mel", "nv"]);

    private static readonly DecisionRule Careful = new()
    {
        Thresholds = new Dictionary<string, double> { ["mel"] = 0.2, ["bcc"] = 0.1 },
        MinimumConfidence = 0.15,
    };

    [Theory]
    [InlineData(0.05, 0.15, 0.8, "nv", "no threshold is reached, and nv is the class without one")]
    [InlineData(0.05, 0.25, 0.7, "mel", "mel reaches its threshold")]
    [InlineData(0.18, 0.3, 0.52, "bcc", "0.18 / 0.1 is more than 0.3 / 0.2")]
    [InlineData(0.16, 0.4, 0.44, "mel", "0.16 / 0.1 is less than 0.4 / 0.2")]
    [InlineData(0.2, 0.4, 0.4, "bcc", "equal ones go by the order of the labels")]
    [InlineData(0.12, 0.08, 0.8, null, "bcc reaches its threshold, but not the minimum confidence")]
    public void Decide_ThresholdsAndMinimum_FollowTheRule(double bcc, double mel, double nv, string? expected, string because) =>
        Careful.Decide(Labels, [bcc, mel, nv])?.Class.Should().Be(expected, because);

    [Fact]
    public void Decide_Undecided_IsNull() => Careful.Decide(Labels, [0.12, 0.08, 0.8]).Should().BeNull();

    [Fact]
    public void Decide_EveryClassHasAThresholdAndNoneIsReached_IsNull()
    {
        var rule = new DecisionRule { Thresholds = new Dictionary<string, double> { ["bcc"] = 0.9, ["mel"] = 0.9, ["nv"] = 0.9 } };
        rule.Decide(Labels, [0.5, 0.3, 0.2]).Should().BeNull();
    }

    [Fact]
    public void Decide_MostProbable_TakesTheFirstOfEqualOnes()
    {
        DecisionRule.MostProbable.Decide(Labels, [0.1, 0.45, 0.45]).Should().Be(new ClassProbability("mel", 0.45));
        DecisionRule.MostProbable.Decide(Labels, [0, 0, 0]).Should().Be(new ClassProbability("bcc", 0));
    }

    [Theory]
    [InlineData(0.29, "benign")]
    [InlineData(0.3, "malignant")]
    public void Decide_BinaryLabels_ThresholdOfOneClass(double malignant, string expected)
    {
        var rule = new DecisionRule { Thresholds = new Dictionary<string, double> { ["malignant"] = 0.3 } };
        rule.Decide(new LabelSchema("malignant", LabelKind.Binary, ["benign", "malignant"]), [1 - malignant, malignant])!.Value.Class.Should().Be(expected);
    }

    [Fact]
    public void Decide_RuleOrProbabilitiesThatDoNotFit_SaysEveryProblem()
    {
        var rule = new DecisionRule { Thresholds = new Dictionary<string, double> { ["nevus"] = 0.5, ["mel"] = 1.5, ["nv"] = double.NaN }, MinimumConfidence = -0.1 };
        var decide = () => rule.Decide(Labels, [0.1, 0.2, 0.7]);
        decide.Should().Throw<ArgumentException>().WithMessage("The decision rule cannot be used: Thresholds['mel'] 1.5 must be above 0 and at most 1; "
            + "Thresholds has 'nevus', which is no class of dx: bcc, mel, nv; Thresholds['nv'] NaN must be above 0 and at most 1; MinimumConfidence -0.1 must be 0..1.");

        var tooFew = () => DecisionRule.MostProbable.Decide(Labels, [0.1, 0.9]);
        tooFew.Should().Throw<ArgumentException>().WithMessage("Expected 3 probabilities, one per class of dx: bcc, mel, nv, got 2.*");
    }

    [Fact]
    public void Equals_SameThresholdsInAnotherOrder_IsEqualAndIndependentOfTheDictionary()
    {
        var thresholds = new Dictionary<string, double> { ["bcc"] = 0.1, ["mel"] = 0.2 };
        var rule = new DecisionRule { Thresholds = thresholds, MinimumConfidence = 0.15 };
        thresholds.Clear();

        rule.Should().Be(Careful);
        rule.GetHashCode().Should().Be(Careful.GetHashCode());
        rule.Should().NotBe(Careful with { MinimumConfidence = 0.2 }).And.NotBe(DecisionRule.MostProbable);
    }

    [Fact]
    public void ToString_Rule_SaysItInWords()
    {
        Careful.ToString().Should().Be("bcc from 0.1, mel from 0.2, else the most probable; undecided below 0.15");
        DecisionRule.MostProbable.ToString().Should().Be("the most probable");
        new ModelCalibration { Temperature = 1.5 }.ToString().Should().Be("temperature 1.5; the most probable");
    }
}
