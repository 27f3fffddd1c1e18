using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class LearningRateFinderTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OnAModel_LeavesModelAndRandomStateAsTheyWere()
    {
        using var model = SmallSample.Model();
        var before = Weights.Of(model);
        var random = torch.get_rng_state().data<byte>().ToArray();

        var curve = LearningRateFinder.Run(model, sample.Split.Train, SmallSample.Options, new LearningRateFinderOptions { Steps = 12, Highest = 0.1 });

        curve.Points.Should().HaveCount(12);
        (curve.Points[0].LearningRate, curve.Points[^1].LearningRate).Should().Be((1e-7, 0.1));
        Weights.Of(model).Should().Equal(before);
        torch.get_rng_state().data<byte>().ToArray().Should().Equal(random);
        (model.HasTrained, model.Labels, model.TrainingSummary).Should().Be((false, null, null));
    }

    [Fact]
    public void Run_Twice_GivesTheSameCurve()
    {
        using var model = SmallSample.Model();
        var finder = new LearningRateFinderOptions { Steps = 10 };

        var first = LearningRateFinder.Run(model, sample.Split.Train, SmallSample.Options, finder);

        LearningRateFinder.Run(model, sample.Split.Train, SmallSample.Options, finder).Points.Should().Equal(first.Points);
    }

    [Fact]
    public void Run_ToRatesThatAreFarTooHigh_StopsWhereTheLossDiverges()
    {
        using var model = SmallSample.Model();
        var options = SmallSample.Options with { Optimizer = Optimizer.Sgd(1) };

        var curve = LearningRateFinder.Run(model, sample.Split.Train, options, new LearningRateFinderOptions { Steps = 60, Lowest = 1e-3, Highest = 1e9, Smoothing = 0.5 });

        curve.Diverged.Should().BeTrue();
        curve.Points.Count.Should().BeLessThan(60);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var model = SmallSample.Model();

        FluentActions.Invoking(() => LearningRateFinder.Run(model, sample.Split.Train, SmallSample.Options, null, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Curve_ThatFallsAndRises_SuggestsItsSteepestDescent()
    {
        // Over 100 steps from 1e-6 to 1, flat, then down around 1e-3, least at 1e-2, then up.
        var curve = CurveOf(x => x < -4 ? 2 : x < -2 ? 1.5 + (0.5 * Math.Cos(Math.PI * (x + 4) / 2)) : 1 + (3 * (x + 2)));

        Math.Log10(curve.Steepest!.Value).Should().BeApproximately(-3, 0.1);
        Math.Log10(curve.TenthOfLeast!.Value).Should().BeApproximately(-3, 0.1);
        (curve.Suggestion, curve.Note, curve.Diverged).Should().Be((curve.Steepest, "", true));
        curve.ToString().Should().StartWith($"The loss diverged after {curve.Points.Count} steps. Suggested: 9.3e-04 (steepest descent)");
        curve.ToString().Split('\n').Should().HaveCountLessThan(26);
    }

    [Fact]
    public void Curve_ThatOnlyRises_SuggestsNothingAndSaysWhy()
    {
        var curve = CurveOf(x => 2 + (0.1 * (x + 6)));

        (curve.Suggestion, curve.TenthOfLeast).Should().Be((null, null));
        curve.Note.Should().Be("The smoothed loss falls by 0 % only, from 2.061 to 2.061, which suggests no rate. Take more Steps, a larger batch, or another range.");
    }

    [Fact]
    public void Curve_ThatStillFalls_AsksForHigherRates() =>
        CurveOf(x => 2 - (0.3 * (x + 6))).Note.Should().Be("The loss still falls at the highest rates. Raise Highest, which is 1, to see where it rises.");

    [Fact]
    public void Curve_OfAFewSteps_SaysThatTheRatesAreTooHigh() =>
        CurveOf(x => x < -5.85 ? 1 : double.NaN).Note.Should().Be("The loss was not finite, or diverged, after 4 of 100 steps. Lower Lowest, which is 1E-06.");

    [Fact]
    public void Save_OfACurve_WritesPlotAndNumbers()
    {
        var curve = CurveOf(x => x < -2 ? -x : 1 + (3 * (x + 3)));

        curve.SaveSvg(_folder["curve.svg"]);
        curve.SaveCsv(_folder["curve.csv"]);

        System.Xml.Linq.XDocument.Load(_folder["curve.svg"]).Root!.Name.LocalName.Should().Be("svg");
        File.ReadAllText(_folder["curve.svg"]).Should().Contain("steepest").And.Contain("least / 10");
        File.ReadAllLines(_folder["curve.csv"])[..2].Should().Equal("step,learning_rate,loss,smoothed_loss", "1,1E-06,6,6");
    }

    [Fact]
    public void Options_ThatCannotBe_AreReportedTogether() =>
        new LearningRateFinderOptions { Lowest = 0, Highest = -1, Steps = 3, Smoothing = 1, DivergenceFactor = 1, LeastFall = 1 }.Invoking(o => o.Validate())
            .Should().Throw<ArgumentException>().WithMessage(
                """
                The learning-rate finder's options have 6 problems:
                - Lowest is 0. Expected a finite rate above 0.
                - Highest is -1. Expected a finite rate above Lowest, which is 0.
                - Steps is 3. Expected at least 10.
                - Smoothing is 1. Expected a number in [0, 1).
                - DivergenceFactor is 1. Expected a number above 1.
                - LeastFall is 1. Expected a share in [0, 1).
                """);

    private static LearningRateCurve CurveOf(Func<double, double> lossOfLog10Rate)
    {
        var options = new LearningRateFinderOptions { Lowest = 1e-6, Steps = 100, Smoothing = 0 };
        var sweep = new LearningRateSweep(options);
        for (var step = 0; step < options.Steps && !sweep.HasDiverged; step++)
        {
            sweep.Add(sweep.RateOf(step), lossOfLog10Rate(Math.Log10(sweep.RateOf(step))));
        }

        return sweep.Curve();
    }
}
