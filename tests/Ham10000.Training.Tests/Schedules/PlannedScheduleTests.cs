namespace Ham10000.Training.Tests;

public class PlannedScheduleTests
{
    [Theory]
    [MemberData(nameof(TorchScheduleCase.All), MemberType = typeof(TorchScheduleCase))]
    public void Preview_EveryStep_IsWhatPyTorchSets(TorchScheduleCase torch)
    {
        var schedule = torch.Schedule;

        var preview = schedule.Preview(torch.Epochs, torch.StepsPerEpoch, torch.Rule);

        schedule.Unit.Should().Be(torch.Unit);
        Differences(preview.LearningRates, torch.Rates).Should().BeEmpty();
        if (torch.Momenta.Length > 0)
        {
            Differences(preview.Momenta, torch.Momenta).Should().BeEmpty();
        }
    }

    [Fact]
    public void PolynomialDecay_ToAMinimum_FollowsKerasFormula()
    {
        // Keras's PolynomialDecay: (initial - end) * (1 - step / decay_steps) ^ power + end.
        var preview = new PolynomialDecay(power: 2, minimumLearningRate: 0.002).Preview(2, 4, Optimizer.Adam(0.01));

        preview.LearningRates.Should().Equal(Enumerable.Range(0, 8).Select(step => 0.002 + (0.008 * Math.Pow(1 - (step / 8.0), 2))));
    }

    [Fact]
    public void ExponentialDecay_ByStep_MeetsTheOneByEpochAtEveryEpoch()
    {
        var byStep = new ExponentialDecay(0.5, ScheduleUnit.Step).Preview(3, 4, Optimizer.Adam(0.01));
        var byEpoch = new ExponentialDecay(0.5).Preview(3, 4, Optimizer.Adam(0.01));

        byStep.OfEpochs.Should().Equal(byEpoch.OfEpochs).And.Equal(0.01, 0.005, 0.0025);
        byStep.LearningRates.Should().BeInDescendingOrder().And.OnlyHaveUniqueItems();
        byStep.LearningRates[2].Should().BeApproximately(0.01 * Math.Sqrt(0.5), 1e-15);
    }

    [Fact]
    public void CosineRestarts_WithPeakDecay_LowersEachPeak()
    {
        var preview = new CosineRestarts(Duration.Epochs(1), peakDecay: 0.5, minimumLearningRate: 0.003).Preview(4, 4, Optimizer.Adam(0.01));

        preview.OfEpochs.Should().Equal(0.01, 0.005, 0.003, 0.003);
    }

    [Fact]
    public void Warmup_InEpochsOrAsAShare_IsTheSameInSteps()
    {
        var inSteps = new CosineAnnealing(Duration.Steps(5)).Preview(4, 10, Optimizer.Adam(0.01));

        new CosineAnnealing(Duration.Epochs(0.5)).Preview(4, 10, Optimizer.Adam(0.01)).LearningRates.Should().Equal(inSteps.LearningRates);
        new CosineAnnealing(Duration.OfFit(0.125)).Preview(4, 10, Optimizer.Adam(0.01)).LearningRates.Should().Equal(inSteps.LearningRates);
        inSteps.LearningRates[0].Should().BeApproximately(0.0001, 1e-18);
        inSteps.LearningRates[5].Should().Be(0.01);
    }

    [Fact]
    public void Warmup_AsLongAsTheFit_IsRefused() =>
        new CosineAnnealing(Duration.Epochs(4)).Invoking(s => s.Preview(4, 10, Optimizer.Adam(0.01))).Should().Throw<InvalidOperationException>().WithMessage(
            "The warm-up of 4 epochs takes 40 steps and the fit has 40 (4 epochs of 10 steps). Expected fewer. Shorten the warm-up, or train for more epochs.");

    [Fact]
    public void Minimum_AboveTheOptimisersRate_IsRefused() =>
        new PolynomialDecay(minimumLearningRate: 0.1).Invoking(s => s.Preview(4, 10, Optimizer.Adam(0.01))).Should().Throw<InvalidOperationException>().WithMessage(
            "MinimumLearningRate is 0.1 and the optimiser's learning rate 0.01. Expected the minimum to be the lower one.");

    [Fact]
    public void OneCycle_OptimiserWithoutMomentum_LeavesItWithout()
    {
        var preview = new OneCycle().Preview(2, 10, Optimizer.Sgd(0.01));

        preview.Momenta.Should().BeEmpty();
        preview.LearningRates[0].Should().BeApproximately(0.01 / 25, 1e-18);
    }

    [Fact]
    public void OneCycle_WithoutCyclingMomentum_KeepsTheOptimisers() =>
        new OneCycle(cycleMomentum: false).Preview(2, 10, Optimizer.Adam(0.01, beta1: 0.8)).Momenta.Should().AllBeEquivalentTo(0.8);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    [InlineData(1, 10)]
    public void OneCycle_FitOfAFewSteps_StaysBetweenItsEnds(int epochs, int steps)
    {
        foreach (var three in new[] { false, true })
        {
            var preview = new OneCycle(threePhases: three).Preview(epochs, steps, Optimizer.Adam(0.01));

            preview.LearningRates.Should().OnlyContain(rate => rate >= 0.01 / 25 / 1e4 * 0.999999 && rate <= 0.01);
            preview.LearningRates[^1].Should().BeApproximately(0.01 / 25 / 1e4, 1e-15);
        }
    }

    [Fact]
    public void CustomSchedule_FactorThatIsNone_NamesThePlace() =>
        new CustomSchedule(point => point.Step == 3 ? double.NaN : 1, ScheduleUnit.Step).Invoking(s => s.Preview(2, 2, Optimizer.Adam(0.01)))
            .Should().Throw<InvalidOperationException>().WithMessage(
                "The function of the schedule gave NaN for epoch 2, step 3. Expected a finite factor of at least 0.");

    [Fact]
    public void CustomSchedule_EveryStep_SeesItsPlaceInTheFit()
    {
        var seen = new List<SchedulePoint>();

        new CustomSchedule(point => { seen.Add(point); return 1; }, ScheduleUnit.Step).Preview(2, 2, Optimizer.Adam(0.01));

        seen.Should().Equal(new SchedulePoint(1, 0, 2, 4), new SchedulePoint(1, 1, 2, 4), new SchedulePoint(2, 2, 2, 4), new SchedulePoint(2, 3, 2, 4));
    }

    private static IEnumerable<string> Differences(IReadOnlyList<double> ours, double[] theirs) => ours.Count != theirs.Length
        ? [$"{ours.Count} steps, not {theirs.Length}"]
        : Enumerable.Range(0, theirs.Length).Where(i => Math.Abs(ours[i] - theirs[i]) > 1e-12 * Math.Max(Math.Abs(theirs[i]), 1e-6)).Select(i => $"step {i}: {ours[i]:R}, not {theirs[i]:R}");
}
