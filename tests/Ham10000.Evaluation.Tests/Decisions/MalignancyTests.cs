using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

public sealed class MalignancyTests
{
    // akiec, bcc, bkl, df, mel, nv, vasc. The first sums to malignant, and its most probable diagnosis is benign.
    private static readonly Predictions Three = DecisionCase.Of(LabelSchema.Diagnoses, [4, 5, 1],
        [0, 0.3f, 0, 0, 0.3f, 0.4f, 0, 0.05f, 0.05f, 0.1f, 0.1f, 0.1f, 0.5f, 0.1f, 0.1f, 0.6f, 0, 0, 0, 0.3f, 0]);

    [Fact]
    public void ToMalignancy_SumsTheMalignantClasses()
    {
        var binary = Three.ToMalignancy();
        binary.Schema.Should().Be(Target.Malignancy.Labels);
        binary.Labels.ToArray().Should().Equal(1, 0, 1);
        binary.PredictedClasses.ToArray().Should().Equal(1, 0, 1);
        binary.Probabilities.ToArray().Should().Equal([0.4f, 0.6f, 0.8f, 0.2f, 0.3f, 0.7f], (a, b) => Math.Abs(a - b) < 1e-6f);
        binary.ImageIds.Should().Equal(Three.ImageIds);
    }

    [Fact]
    public void ToMalignancy_OfADecision_GoesByTheDiagnosisThatWasDecidedOn()
    {
        Three.Decide(DecisionRule.MostProbable).ToMalignancy().Decisions.ToArray().Should().Equal(0, 0, 1);
        var careful = new DecisionRule { Thresholds = new Dictionary<string, double> { ["mel"] = 0.3 }, MinimumConfidence = 0.55 };
        Three.Decide(careful).ToMalignancy().Decisions.ToArray().Should().Equal(DecisionOutcome.UndecidedClass, DecisionOutcome.UndecidedClass, 1);
    }

    [Fact]
    public void Of_Predictions_JudgesBothWays()
    {
        var report = MalignancyReport.Of(Three, bootstrap: new BootstrapOptions { Resamples = 20 });
        (report.BySum.Sensitivity.Estimate, report.BySum.Specificity.Estimate).Should().Be((1, 1));
        (report.ByDiagnosis.Sensitivity.Estimate, report.ByDiagnosis.Specificity.Estimate).Should().Be((0.5, 1));
        (report.ByDiagnosis.Precision.Estimate, report.ByDiagnosis.NegativePredictiveValue.Estimate).Should().Be((1, 0.5));
        (report.Disagreements, report.Count).Should().Be((1, 3));
        report.ToString().Should().EndWith("They call 1 of 3 images differently.\n");
    }

    [Fact]
    public void Of_UndecidedImages_CountAsWrongAndHaveNoPredictiveValue()
    {
        var report = MalignancyReport.Of(Three, new DecisionRule { MinimumConfidence = 0.55 }, new BootstrapOptions { Resamples = 20 });
        (report.ByDiagnosis.UndecidedPositives, report.ByDiagnosis.UndecidedNegatives).Should().Be((1, 1));
        (report.ByDiagnosis.Positives, report.ByDiagnosis.Negatives).Should().Be((2, 1));
        (report.ByDiagnosis.Sensitivity.Estimate, report.ByDiagnosis.Specificity.Estimate).Should().Be((0.5, 0.0));
        (report.ByDiagnosis.Precision.Estimate, report.ByDiagnosis.NegativePredictiveValue.Estimate).Should().Be((1, double.NaN));
    }

    [Fact]
    public void ToMalignancy_ClassesThatAreNoDiagnoses_IsAnError()
    {
        var other = DecisionCase.Binary((1, 0.5f));
        FluentActions.Invoking(() => other.ToMalignancy()).Should().Throw<InvalidOperationException>().WithMessage(
            "The classes of t: c0, c1 are not all diagnoses, so which of them are malignant is not known. Expected some of: akiec, bcc, bkl, df, mel, nv, vasc.");
        MalignancyReport.CanJudge(other.Schema).Should().BeFalse();
        MalignancyReport.CanJudge(LabelSchema.Diagnoses).Should().BeTrue();
    }
}
