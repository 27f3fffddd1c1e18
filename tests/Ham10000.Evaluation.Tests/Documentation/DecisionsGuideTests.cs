using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests.Documentation;

/// <summary>Runs the code of docs/decisions.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class DecisionsGuideTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly Predictions _validation = DecisionCase.Random(1, 250, LabelSchema.Diagnoses);
    private readonly Predictions _test = DecisionCase.Random(2, 250, LabelSchema.Diagnoses);

    [Fact]
    public void OneCall_FitsSavesAndJudges()
    {
        Environment.CurrentDirectory = _folder.FullName;
        var split = new { sample.Split.Train, Validation = sample.Split.Test, sample.Split.Test };
        using var model = sample.Model();

        var fit = Calibrator.Fit(model, split.Validation, new CalibratorOptions
        {
            Target = OperatingTarget.Sensitivity("mel", 0.9),
            TrainingSet = split.Train,
        });
        Console.WriteLine(fit);
        model.Save("careful.safetensors");

        var test = Evaluator.Measure(model, split.Test).Predictions;
        Console.WriteLine(fit.OperatingPoint!.Apply(test));

        using var loaded = ImageModel.Load("careful.safetensors");
        loaded.Calibration.Decision.Thresholds.Should().ContainKey("mel");
    }

    [Fact]
    public void Temperature_IsFitted()
    {
        var validation = _validation;

        var temperature = TemperatureScaling.Fit(validation);
        Console.WriteLine($"{temperature.Temperature:F2}: log loss {temperature.LogLossBefore:F3} to {temperature.LogLossAfter:F3}");
        var calibrated = validation.AtTemperature(temperature.Temperature);

        calibrated.Score(new LogLoss()).Should().BeApproximately(temperature.LogLossAfter, 1e-5);
    }

    [Fact]
    public void OperatingPoint_IsChosenAndJudged()
    {
        var validation = _validation;
        var test = _test;

        var point = OperatingPoint.AtSpecificity(validation, "mel", 0.9);
        Console.WriteLine($"sensitivity {point.Scores.Sensitivity} from {point.Threshold:F3}");
        Console.WriteLine(point.Apply(test));

        point.Scores.Specificity.Estimate.Should().BeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void Costs_Decide()
    {
        var test = _test;

        var costs = CostMatrix.ZeroOne(LabelSchema.Diagnoses).With("mel", "nv", 20).With("bcc", "nv", 5) with { Undecided = 0.8 };
        var outcome = test.Decide(new DecisionRule { Costs = costs });
        Console.WriteLine(outcome);
        Console.WriteLine($"{outcome.MeanCost:F3} instead of {outcome.MeanCostOfMostProbable:F3}");

        outcome.MeanCost.Should().BeLessThan(outcome.MeanCostOfMostProbable);
    }

    [Fact]
    public void Abstention_IsChosenAndJudged()
    {
        var validation = _validation;
        var test = _test;

        var curve = RiskCoverageCurve.Of(validation);
        Console.WriteLine($"area under the risk-coverage curve {curve.Area:F3}");
        var abstention = AbstentionPoint.Of(validation, ConfidenceTarget.Accuracy(0.95));
        var judged = abstention.Apply(test);
        Console.WriteLine(judged);
        Console.WriteLine($"melanomas left undecided: {judged.Outcome.Undecided[(int)Diagnosis.Mel]}");

        abstention.AccuracyOfDecided.Estimate.Should().BeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Malignancy_IsJudgedBothWays()
    {
        var validation = _validation;
        var test = _test;

        var report = MalignancyReport.Of(test);
        Console.WriteLine(report);
        var malignancy = test.ToMalignancy();
        Console.WriteLine(new EvaluationReport(malignancy));
        Console.WriteLine($"ROC AUC {Bootstrap.Interval(malignancy, RocAuc.OfClass(1))}");
        var screening = OperatingPoint.AtSensitivity(validation.ToMalignancy(), "malignant", 0.95).Apply(malignancy);

        screening.IsFixedBefore.Should().BeTrue();
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }
}
