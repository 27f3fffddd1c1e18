namespace Ham10000.Training.Tests;

public class ReduceLROnPlateauTests
{
    [Theory]
    [MemberData(nameof(KerasCase.All), MemberType = typeof(KerasCase))]
    public void OnEpochEnd_ScriptedScores_FollowsKeras(KerasCase keras)
    {
        var schedule = ReduceLROnPlateau.Keras(keras.Monitor, keras.Factor, keras.Patience, keras.Delta, keras.Cooldown, keras.Floor);
        var recorder = new RateRecorder();

        ScriptedFit.Run(keras.Scores, ScriptedFit.Options(keras.Scores.Length, keras.Start), schedule, recorder);

        recorder.Rates.Should().Equal(keras.Rates);
    }

    [Theory]
    [MemberData(nameof(TorchPlateauCase.All), MemberType = typeof(TorchPlateauCase))]
    public void OnEpochEnd_PyTorchsRule_FollowsPyTorch(TorchPlateauCase torch)
    {
        var recorder = new RateRecorder();

        ScriptedFit.Run(torch.Scores, ScriptedFit.Options(torch.Scores.Length, 0.01), torch.Schedule, recorder);

        recorder.Rates.Should().Equal(torch.Rates, (ours, theirs) => Math.Abs(ours - theirs) <= 1e-15);
    }

    [Fact]
    public void Names_OfTheTwoRules_HaveTheDefaultsOfTheirLibraries()
    {
        ReduceLROnPlateau.Keras(Metric.ValidationLoss).Should().BeEquivalentTo(new
        {
            Rule = PlateauRule.Keras,
            Factor = 0.1,
            PatienceEpochs = 10,
            MinimumDelta = 1e-4,
            ThresholdMode = ThresholdMode.Absolute,
            CooldownEpochs = 0,
            MinimumLearningRate = 0.0,
            MinimumChange = 0.0,
        });
        ReduceLROnPlateau.PyTorch(Metric.ValidationLoss).Should().BeEquivalentTo(new
        {
            Rule = PlateauRule.PyTorch,
            Factor = 0.1,
            PatienceEpochs = 10,
            MinimumDelta = 1e-4,
            ThresholdMode = ThresholdMode.Relative,
            CooldownEpochs = 0,
            MinimumLearningRate = 0.0,
            MinimumChange = 1e-8,
        });
    }

    [Fact]
    public void OnFitStart_SecondFit_StartsAfresh()
    {
        double[] scores = [0.9, 0.1, 0.1, 0.1, 0.1];
        var schedule = new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 3);
        var (first, second) = (new RateRecorder(), new RateRecorder());

        ScriptedFit.Run(scores, ScriptedFit.Options(5), schedule, first);
        ScriptedFit.Run([0.1, 0.1, 0.1, 0.1, 0.1], ScriptedFit.Options(5), schedule, second);

        first.Rates.Should().Equal(1e-3, 1e-3, 1e-3, 5e-4, 5e-4);
        second.Rates.Should().Equal([1e-3, 1e-3, 1e-3, 5e-4, 5e-4], "neither the best score nor the count of the first fit is left");
    }

    [Fact]
    public void OnEpochEnd_NotANumber_CountsAsNoImprovement()
    {
        var recorder = new RateRecorder();

        ScriptedFit.Run([double.NaN, 0.5, double.NaN, double.NaN], ScriptedFit.Options(4), new ReduceLROnPlateau(Metric.ValidationAccuracy, 2), recorder);

        recorder.Rates.Should().Equal(1e-3, 1e-3, 1e-3, 5e-4);
    }

    [Theory]
    [InlineData(0, 0.5, 1e-5, 1e-4, "patienceEpochs ('0') must be greater than or equal to '1'. (Parameter 'patienceEpochs')\nActual value was 0.")]
    [InlineData(5, 1.0, 1e-5, 1e-4, "Expected a factor in (0, 1). (Parameter 'factor')\nActual value was 1.")]
    [InlineData(5, double.NaN, 1e-5, 1e-4, "Expected a factor in (0, 1). (Parameter 'factor')\nActual value was NaN.")]
    [InlineData(5, 0.5, -1.0, 1e-4, "Expected a rate of at least 0. (Parameter 'minimumLearningRate')\nActual value was -1.")]
    [InlineData(5, 0.5, 1e-5, -1.0, "Expected a change of at least 0. (Parameter 'minimumDelta')\nActual value was -1.")]
    public void Constructor_BadValue_SaysWhatIsExpected(int patience, double factor, double floor, double delta, string message)
    {
        var act = () => new ReduceLROnPlateau(Metric.ValidationAccuracy, patience, factor, floor, delta);

        act.Should().Throw<ArgumentOutOfRangeException>().Which.Message.ReplaceLineEndings("\n").Should().Be(message);
    }

    private sealed class RateRecorder : TrainingCallback
    {
        public List<double> Rates { get; } = [];

        public override void OnEpochEnd(TrainingContext context) => Rates.Add(context.LearningRate);
    }
}
