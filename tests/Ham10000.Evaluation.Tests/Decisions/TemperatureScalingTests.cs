using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>Temperatures equal SciPy's; see generate_decisions.py.</summary>
public sealed class TemperatureScalingTests
{
    [Fact]
    public void Fit_GoldenPredictions_EqualsScipy()
    {
        DecisionCase.Temperatures.Should().HaveCount(8);
        foreach (var golden in DecisionCase.Temperatures)
        {
            var fit = TemperatureScaling.Fit(golden.ToPredictions());

            (fit.Temperature / golden.Double("temperature")).Should().BeApproximately(1, 1e-8);
            fit.LogLossBefore.Should().BeApproximately(golden.Double("before"), 1e-12);
            fit.LogLossAfter.Should().BeApproximately(golden.Double("after"), 1e-12);
            fit.IsAtBound.Should().BeFalse();
        }
    }

    [Fact]
    public void Fit_GoldenViews_EqualsScipy()
    {
        DecisionCase.Views.Should().HaveCount(4);
        foreach (var golden in DecisionCase.Views)
        {
            var logits = new LogitTable([.. golden.Doubles("logits").Select(v => (double)(float)v)], (int)golden.Double("views"), golden.Classes, golden.Labels);
            var about = DecisionCase.Of(DecisionCase.Schema(golden.Classes), golden.Labels, logits.ToProbabilities(1));

            var fit = TemperatureScaling.Fit(logits, about, []);

            (fit.Temperature / golden.Double("temperature")).Should().BeApproximately(1, 1e-8);
            fit.LogLossBefore.Should().BeApproximately(golden.Double("before"), 1e-12);
            fit.LogLossAfter.Should().BeApproximately(golden.Double("after"), 1e-12);
        }
    }

    [Fact]
    public void Fit_ThreeRightOfFourAtTheSameProbability_GivesThatShare()
    {
        // By hand: the best probability for images that are alike is the share that is right, log(3) = log(0.9 / 0.1) / T.
        var fit = TemperatureScaling.Fit(DecisionCase.Binary((1, 0.9f), (1, 0.9f), (1, 0.9f), (0, 0.9f)));

        fit.Temperature.Should().BeApproximately(Math.Log(9) / Math.Log(3), 1e-6, "float32 holds 0.9 and 0.1 to seven digits");
        fit.LogLossAfter.Should().BeApproximately(-((0.75 * Math.Log(0.75)) + (0.25 * Math.Log(0.25))), 1e-12);
        fit.CalibrationErrorBefore.Should().BeApproximately(0.15, 1e-7);
        fit.CalibrationErrorAfter.Should().BeApproximately(0, 1e-7);
        (fit.Images, fit.Lesions).Should().Be((4, 4));
        fit.Warnings.Should().Equal("Only 4 images: with fewer than 200 the temperature is little more than a guess.");
    }

    [Fact]
    public void Fit_EveryImageRight_EndsAtTheLowerBoundAndSaysSo()
    {
        var fit = TemperatureScaling.Fit(DecisionCase.Binary((1, 0.8f), (0, 0.3f)));
        (fit.Temperature, fit.IsAtBound).Should().Be((0.01, true));
        fit.Warnings[1].Should().Be("The loss falls down to temperature 0.01 and beyond: the model is right about every image that matters. Are these images it was trained on?");
    }

    [Fact]
    public void Fit_EveryImageWrong_EndsAtTheUpperBoundAndSaysSo()
    {
        var fit = TemperatureScaling.Fit(DecisionCase.Binary((0, 0.8f), (1, 0.3f)));
        (fit.Temperature, fit.IsAtBound).Should().Be((100, true));
        fit.Warnings[1].Should().Be("The loss falls up to temperature 100 and beyond: the model's probabilities are no better than equal ones.");
    }

    [Fact]
    public void Fit_EqualProbabilities_ChangesNothing()
    {
        var fit = TemperatureScaling.Fit(DecisionCase.Binary((0, 0.5f), (1, 0.5f)));
        (fit.Temperature, fit.IsAtBound).Should().Be((1, false));
        fit.LogLossAfter.Should().BeApproximately(Math.Log(2), 1e-15);
    }

    [Fact]
    public void Fit_TrueClassOfProbabilityZero_IsAnErrorThatNamesTheImage() => FluentActions
        .Invoking(() => TemperatureScaling.Fit(DecisionCase.Binary((1, 0.8f), (1, 0), (0, 1)))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The true class of 2 images, the first of them 'i1', has a probability of 0, so that the loss is infinite at every temperature. Expected probabilities above 0; a model's own logits do not underflow: use Calibrator.Fit with the model. (Parameter 'validation')");

    [Fact]
    public void Fit_OtherClassOfProbabilityZero_LeavesItAndWarns()
    {
        var schema = DecisionCase.Schema(3);
        var without = TemperatureScaling.Fit(DecisionCase.Binary((1, 0.75f), (0, 0.75f), (1, 0.75f), (1, 0.6f)));
        var with = TemperatureScaling.Fit(DecisionCase.Of(schema, [1, 0, 1, 1], [0.25f, 0.75f, 0, 0.25f, 0.75f, 0, 0.25f, 0.75f, 0, 0.4f, 0.6f, 0]));
        with.Temperature.Should().BeApproximately(without.Temperature, 1e-6, "0.4 and 1 - 0.6 differ in float32");
        with.Warnings[0].Should().Be("4 images have a probability of exactly 0, which stays 0 at every temperature. Calibrator.Fit takes the model's logits and loses nothing.");
    }

    [Fact]
    public void Fit_PredictionsAtTheFittedTemperature_IsOneAgain()
    {
        var predictions = DecisionCase.Random(5, 300, LabelSchema.Diagnoses);
        var fit = TemperatureScaling.Fit(predictions);
        TemperatureScaling.Fit(predictions.AtTemperature(fit.Temperature)).Temperature.Should().BeApproximately(1, 1e-5, "float32 holds seven digits");
        fit.LogLossAfter.Should().BeLessThanOrEqualTo(fit.LogLossBefore);
    }

    [Theory]
    [InlineData(0.009)]
    [InlineData(101)]
    [InlineData(double.NaN)]
    [InlineData(1e-50)]
    public void AtTemperature_OutOfRange_IsAnError(double temperature) => FluentActions
        .Invoking(() => DecisionCase.Binary((1, 0.8f)).AtTemperature(temperature)).Should().ThrowExactly<ArgumentOutOfRangeException>()
        .Which.Message.Should().Be(FormattableString.Invariant($"The temperature is {temperature}. Expected 0.01 to 100. (Parameter 'temperature')"));

    [Fact]
    public void ToString_Fit_SaysBeforeAndAfter() => TemperatureScaling.Fit(DecisionCase.Binary((1, 0.9f), (1, 0.9f), (1, 0.9f), (0, 0.9f))).ToString().Should().Be(
        "temperature 2, fitted to 4 images of 4 lesions\nlog loss           0.655 to 0.562\ncalibration error  0.150 to 0.000\n"
        + "Warning: Only 4 images: with fewer than 200 the temperature is little more than a guess.\n");
}
