using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class TestTimeAugmentationTests(SmallSample sample)
{
    [Theory]
    [InlineData(24, 24, ImageViews.Dihedral, ViewMean.Probabilities, 8)]
    [InlineData(24, 24, ImageViews.Dihedral, ViewMean.Logits, 8)]
    [InlineData(24, 24, ImageViews.Flips, ViewMean.Probabilities, 4)]
    [InlineData(24, 30, ImageViews.Dihedral, ViewMean.Probabilities, 4)]
    [InlineData(24, 30, ImageViews.Identity, ViewMean.Logits, 1)]
    public void Measure_WithViews_IsTheMeanOverTurnedAndMirroredImages(int height, int width, ImageViews views, ViewMean mean, int count)
    {
        using var model = Model(height, width);
        var augmentation = new TestTimeAugmentation { Views = views, Mean = mean };

        var measured = Evaluator.Measure(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = augmentation });

        // By torch's own turning, on whole tensors.
        augmentation.CountFor(height, width).Should().Be(count);
        var expected = Expected(model, count, mean);
        measured.Predictions.Probabilities.ToArray().Select(p => (double)p).Should().Equal(expected, (a, b) => Math.Abs(a - b) < 2e-6);
        var labels = measured.Predictions.Labels.ToArray();
        measured.CrossEntropy.Should().BeApproximately(labels.Select((label, i) => -Math.Log(expected[(i * 7) + label])).Average(), 1e-5);
        if (count > 1)
        {
            measured.Predictions.Probabilities.ToArray().Should().NotEqual(Evaluator.Measure(model, sample.Split.Test, sample.Options).Predictions.Probabilities.ToArray());
        }
    }

    [Fact]
    public void Measure_AtATemperature_AveragesTheCalibratedProbabilities()
    {
        using var model = Model(24, 24);
        model.Calibration = new ModelCalibration { Temperature = 2.5 };

        var measured = Evaluator.Measure(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = TestTimeAugmentation.Dihedral });

        measured.Predictions.Probabilities.ToArray().Select(p => (double)p).Should().Equal(Expected(model, 8, ViewMean.Probabilities), (a, b) => Math.Abs(a - b) < 2e-6);
    }

    [Theory]
    [InlineData(ViewMean.Probabilities)]
    [InlineData(ViewMean.Logits)]
    public void Measure_BinaryModel_AveragesTheOneLogitToo(ViewMean mean)
    {
        using var model = ModelBuilder.FromInput(24, 24).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(1).Build(seed: 5);
        var set = ImageSet.FromRecords(sample.Split.Test.Records, "test", Target.Malignancy);
        model.SetTask(set.Labels, sample.Fitted with { Width = 24 });

        var measured = Evaluator.Measure(model, set, sample.Options with { TestTimeAugmentation = TestTimeAugmentation.Dihedral with { Mean = mean } });

        measured.Predictions.Probabilities.ToArray().Select(p => (double)p).Should().Equal(Expected(model, 8, mean), (a, b) => Math.Abs(a - b) < 2e-6);
    }

    [Fact]
    public void Predict_WithViews_SaysWhatTheEvaluatorSays()
    {
        using var model = Model(24, 24);
        var measured = Evaluator.Measure(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = TestTimeAugmentation.Dihedral });
        using var predictor = new Predictor(model, TestTimeAugmentation.Dihedral);
        using var plain = new Predictor(model);
        var path = sample.Split.Test.Records[1].ImagePath!;

        float[] predicted = [.. predictor.Predict(path).Probabilities.Select(p => (float)p)];

        predicted.Should().Equal(measured.Predictions.ProbabilitiesOf(1).ToArray(), (a, b) => Math.Abs(a - b) < 2e-6);
        plain.Predict(path).Probabilities.Select(p => (float)p).Should().NotEqual(predicted);
    }

    [Fact]
    public void Evaluate_WithViews_SaysSoInTheReport()
    {
        using var model = sample.Model();
        var report = Evaluator.Evaluate(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = TestTimeAugmentation.Dihedral });
        report.Details.Should().Contain(KeyValuePair.Create("test-time augmentation", "mean probability of 4 views"));
        (TestTimeAugmentation.None.ToString(), TestTimeAugmentation.Flips.ToString(), (TestTimeAugmentation.Dihedral with { Mean = ViewMean.Logits }).ToString())
            .Should().Be(("none", "mean probability of 4 views", "mean logit of 8 views (4 of images that are not square)"));
    }

    [Fact]
    public void Evaluate_ChoiceThatIsNone_IsNamed()
    {
        using var model = sample.Model();
        var wrong = new TestTimeAugmentation { Views = (ImageViews)7, Mean = (ViewMean)9 };
        const string Problems = "TestTimeAugmentation.Views is 7, expected one of Identity, Flips, Dihedral. TestTimeAugmentation.Mean is 9, expected one of Probabilities, Logits.";
        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = wrong })).Should().ThrowExactly<ArgumentException>()
            .WithMessage(Problems + " (Parameter 'options')");
        FluentActions.Invoking(() => Evaluator.Evaluate(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = null! })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("TestTimeAugmentation is null, expected a choice such as TestTimeAugmentation.None. (Parameter 'options')");
        FluentActions.Invoking(() => new Predictor(model, wrong)).Should().ThrowExactly<ArgumentException>().WithMessage(Problems + " (Parameter 'views')");
    }

    [Fact]
    public void MeasureReconstruction_WithViews_IsRefused()
    {
        using var model = ModelBuilder.FromInput(24, 30).Named("auto").Conv2d(3).Reconstruct().Build(1);
        model.SetTask(sample.Fitted);
        FluentActions.Invoking(() => Evaluator.MeasureReconstruction(model, sample.Split.Test, sample.Options with { TestTimeAugmentation = TestTimeAugmentation.Flips }))
            .Should().ThrowExactly<ArgumentException>().WithMessage(
                "TestTimeAugmentation is the mean probability of 4 views, and auto gives images, which are compared one by one. Leave it out. (Parameter 'options')");
    }

    private ImageModel Model(int height, int width)
    {
        var model = ModelBuilder.FromInput(height, width).Conv2d(4, activation: Activation.Relu).BatchNorm().MaxPool(2).Flatten().Dense(7).Build(seed: 5);
        model.SetTask(sample.Split.Labels, sample.Fitted with { Height = height, Width = width });
        return model;
    }

    private double[] Expected(ImageModel model, int count, ViewMean mean)
    {
        using var scope = torch.NewDisposeScope();
        using var nothing = torch.no_grad();
        using var loader = new BatchLoader(sample.Split.Test, model.Preprocessing!, new LoaderOptions { BatchSize = 64 });
        using var batch = loader.ReadEpoch(0).First();
        var images = torch.tensor(batch.Pixels.ToArray()).view(batch.Count, batch.Height, batch.Width, 3).permute(0, 3, 1, 2);
        model.eval();
        torch.Tensor[] upright = [images, images.flip(3), images.flip(2), images.flip(2, 3)];
        var logits = upright.Concat(count == 8 ? upright.Select(view => view.transpose(2, 3)) : []).Take(count).Select(view => model.forward(view.contiguous())).ToList();
        var all = mean == ViewMean.Logits
            ? model.Probabilities(torch.stack(logits).mean([0]))
            : torch.stack(logits.Select(model.Probabilities)).mean([0]);
        return [.. all.contiguous().data<float>().ToArray().Select(p => (double)p)];
    }
}
