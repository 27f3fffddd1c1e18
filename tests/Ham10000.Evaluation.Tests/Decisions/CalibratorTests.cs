using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class CalibratorTests(SmallSample sample)
{
    private CalibratorOptions Options => new() { Evaluation = sample.Options, Bootstrap = new BootstrapOptions { Resamples = 50 } };

    [Theory]
    [InlineData(ImageViews.Identity, ViewMean.Probabilities)]
    [InlineData(ImageViews.Flips, ViewMean.Probabilities)]
    [InlineData(ImageViews.Flips, ViewMean.Logits)]
    public void Fit_Model_SetsTheTemperatureAtWhichItsOwnLossIsLeast(ImageViews views, ViewMean mean)
    {
        using var model = Sharp();
        var options = Options with { Evaluation = sample.Options with { TestTimeAugmentation = new TestTimeAugmentation { Views = views, Mean = mean } } };

        var fit = Calibrator.Fit(model, sample.Split.Test, options);

        model.Calibration.Should().Be(fit.Calibration);
        fit.Temperature!.IsAtBound.Should().BeFalse();
        var measured = Evaluator.Measure(model, sample.Split.Test, options.Evaluation);
        measured.CrossEntropy.Should().BeApproximately(fit.Temperature.LogLossAfter, 1e-5);
        measured.Predictions.Probabilities.ToArray().Should().Equal(fit.Predictions.Probabilities.ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        foreach (var factor in new[] { 0.8, 1.25 })
        {
            model.Calibration = new ModelCalibration { Temperature = fit.Temperature.Temperature * factor };
            Evaluator.Measure(model, sample.Split.Test, options.Evaluation).CrossEntropy.Should().BeGreaterThan(measured.CrossEntropy);
        }
    }

    [Fact]
    public void Fit_ModelThatIsCalibratedAlready_StartsFromScratch()
    {
        using var model = Sharp();
        var first = Calibrator.Fit(model, sample.Split.Test, Options);
        model.Calibration = new ModelCalibration { Temperature = 3, Decision = new DecisionRule { MinimumConfidence = 0.9 } };
        var again = Calibrator.Fit(model, sample.Split.Test, Options);
        again.Calibration.Should().Be(first.Calibration);
        again.Temperature!.LogLossBefore.Should().Be(first.Temperature!.LogLossBefore, "before is temperature 1");
    }

    [Fact]
    public void Fit_TargetAndConfidence_AreSavedAndDecideAsFitted()
    {
        using var folder = new TemporaryFolder();
        using var model = Sharp();
        var fit = Calibrator.Fit(model, sample.Split.Test, Options with { Target = OperatingTarget.Sensitivity("mel", 0.6), Confidence = ConfidenceTarget.Coverage(0.8) });
        model.Save(folder["model"]);
        using var loaded = ImageModel.Load(folder["model"]);

        loaded.Calibration.Should().Be(fit.Calibration);
        loaded.Calibration.Decision.Thresholds["mel"].Should().Be(fit.OperatingPoint!.Threshold);
        loaded.Calibration.Decision.MinimumConfidence.Should().Be(fit.Abstention!.MinimumConfidence);
        var measured = Evaluator.Measure(loaded, sample.Split.Test, sample.Options);
        measured.Predictions.Decide(loaded.Calibration.Decision).Decisions.ToArray().Should().Equal(fit.Outcome.Decisions.ToArray());
    }

    [Fact]
    public void Fit_BinaryModel_TakesItsOneLogit()
    {
        var set = ImageSet.FromRecords(sample.Split.Test.Records, "validation", Target.Malignancy);
        using var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(1).Build(seed: 5);
        model.SetTask(set.Labels, sample.Fitted);
        var plain = Evaluator.Measure(model, set, sample.Options);

        var fit = Calibrator.Fit(model, set, Options with { FitTemperature = false });

        fit.Temperature.Should().BeNull();
        fit.Calibration.Temperature.Should().Be(1);
        fit.Predictions.Probabilities.ToArray().Should().Equal(plain.Predictions.Probabilities.ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Fit_Costs_AreTakenAsTheyAre()
    {
        using var model = Sharp();
        var costs = CostMatrix.ZeroOne(LabelSchema.Diagnoses).With("mel", "nv", 20);
        var fit = Calibrator.Fit(model, sample.Split.Test, Options with { Costs = costs, FitTemperature = false });
        model.Calibration.Decision.Costs.Should().Be(costs);
        fit.Outcome.MeanCost.Should().NotBe(double.NaN);
    }

    [Fact]
    public void Fit_PredictionsAlone_GivesWhatTheModelGives()
    {
        using var model = Sharp();
        var predictions = Evaluator.Measure(model, sample.Split.Test, sample.Options).Predictions;
        var target = OperatingTarget.Sensitivity("mel", 0.6);
        var alone = Calibrator.Fit(predictions, Options with { Target = target });
        var fit = Calibrator.Fit(model, sample.Split.Test, Options with { Target = target });
        alone.Calibration.Temperature.Should().BeApproximately(fit.Calibration.Temperature, 1e-4);
        alone.OperatingPoint!.Threshold.Should().BeApproximately(fit.OperatingPoint!.Threshold, 1e-4);
    }

    [Fact]
    public void Fit_TrainingImages_AreRefusedAndSiblingsAreMentioned()
    {
        using var model = Sharp();
        var (train, test) = (sample.Split.Train, sample.Split.Test);
        Message(() => Calibrator.Fit(model, train, Options)).Should().Be(
            "The set is called 'train', and on the images of its training a model is surer than it has a right to be. Expected a validation set. If the model was not trained on these images, say so by passing its own images as TrainingSet. (Parameter 'validation')");
        Message(() => Calibrator.Fit(model, test, Options with { TrainingSet = test })).Should().StartWith(
            $"{test.Count} images of the set 'test', the first of them '{test.Records[0].ImageId}', belong to the training set 'test'. Expected images that the model was not trained on.");
        Calibrator.Fit(model, train, Options with { TrainingSet = test }).Warnings.Should().NotContain(w => w.Contains("training set", StringComparison.Ordinal));

        var twins = test.Records.GroupBy(r => r.LesionId).First(g => g.Count() > 1).ToList();
        var sibling = ImageSet.FromRecords([twins[0], .. train.Records], "validation");
        Calibrator.Fit(model, sibling, Options with { TrainingSet = ImageSet.FromRecords([twins[1]], "train") }).Warnings[0].Should().StartWith(
            $"1 image of {sibling.Count} shows a lesion of which another image is in the training set");
        model.Calibration.Temperature.Should().NotBe(1);
    }

    [Fact]
    public void Fit_OptionsThatDoNotFit_SaysEveryProblemAndLeavesTheModel()
    {
        using var model = Sharp();
        var options = Options with { Target = OperatingTarget.Youden("melanoma"), Costs = CostMatrix.ZeroOne(DecisionCase.Schema(2)), Bootstrap = new BootstrapOptions { Resamples = 0 } };
        Message(() => Calibrator.Fit(model, sample.Split.Test, options)).Should().Be(
            "Target is for 'melanoma', which is no class of dx: akiec, bcc, bkl, df, mel, nv, vasc. Target and Costs are both given, and each alone says which class is decided on; leave one out. "
            + "Costs is for the classes c0, c1, and the labels are dx: akiec, bcc, bkl, df, mel, nv, vasc. Resamples is 0, expected at least 1. (Parameter 'options')");
        Message(() => Calibrator.Fit(model, sample.Split.Test, Options with { Confidence = ConfidenceTarget.Accuracy(1), FitTemperature = false })).Should().StartWith("No confidence gives an accuracy of at least 1");
        model.Calibration.Should().Be(ModelCalibration.None);
    }

    [Fact]
    public void Fit_MinimumAboveTheThreshold_SaysThatItTakesAlarmsBack()
    {
        var predictions = DecisionCase.Random(2, 60, LabelSchema.Diagnoses);
        var fit = Calibrator.Fit(predictions, new CalibratorOptions
        {
            Target = OperatingTarget.Threshold("mel", 0.1),
            Confidence = ConfidenceTarget.Confidence(0.5),
            FitTemperature = false,
            Bootstrap = new BootstrapOptions { Resamples = 20 },
        });
        var silenced = Enumerable.Range(0, 60).Count(i => predictions.ProbabilitiesOf(i)[4] is >= 0.1f and < 0.5f);
        fit.Warnings[^1].Should().Be($"The minimum confidence 0.5 lies above the threshold 0.1 of mel: {silenced} images that reach the threshold are left undecided.");
        fit.ToString().Should().Contain("calibration: temperature 1; mel from 0.1, else the most probable; undecided below 0.5");
    }

    // Its head is made large, so that probabilities differ, and of the sign that does better than chance, so that there is a temperature to find.
    private ImageModel Sharp()
    {
        var model = sample.Model();
        using var nothing = TorchSharp.torch.no_grad();
        foreach (var parameter in model.parameters().TakeLast(2))
        {
            parameter.mul_(-20);
        }

        return model;
    }

    private static string Message(Action action) => action.Should().Throw<ArgumentException>().Which.Message;
}
