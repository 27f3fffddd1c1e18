namespace Ham10000.Training.Tests;

public class EarlyStoppingTests
{
    [Theory]
    [MemberData(nameof(KerasCase.All), MemberType = typeof(KerasCase))]
    public void OnEpochEnd_ScriptedScores_FollowsKeras(KerasCase keras)
    {
        var stopping = new EarlyStopping(keras.Monitor, keras.Patience, keras.Delta, restoreBestWeights: false, keras.Baseline, keras.StartFrom + 1);

        var context = ScriptedFit.Run(keras.Scores, ScriptedFit.Options(keras.Scores.Length), stopping);

        context.Epoch.Should().Be(keras.Stopped ?? keras.Scores.Length);
        (context.StopReason is not null).Should().Be(keras.Stopped is not null);
        stopping.BestEpoch.Should().Be(keras.BestEpoch);
        stopping.BestValue.Should().Be(keras.BestEpoch == 0 ? null : keras.Scores[keras.BestEpoch - 1]);
    }

    [Fact]
    public void OnEpochEnd_PatienceIsOver_SaysWhy()
    {
        var stopping = new EarlyStopping(Metric.ValidationLoss, patienceEpochs: 2, restoreBestWeights: false);

        var context = ScriptedFit.Run([0.75, 0.5, 0.6, 0.7, 0.1], ScriptedFit.Options(5), stopping);

        context.StopReason.Should().Be("EarlyStopping: validation loss has not improved for 2 epochs; the best was 0.5 in epoch 2.");
    }

    [Fact]
    public void OnEpochEnd_BaselineIsNotReached_SaysSo()
    {
        var stopping = new EarlyStopping(Metric.ValidationLoss, patienceEpochs: 3, restoreBestWeights: false, baseline: 0.25);

        var context = ScriptedFit.Run([0.75, 0.5, 0.6, 0.7, 0.1], ScriptedFit.Options(5), stopping);

        context.StopReason.Should().Be("EarlyStopping: validation loss has not become better than the baseline 0.25 in 3 epochs; the best was 0.5 in epoch 2.");
    }

    [Fact]
    public void OnEpochEnd_NeverANumber_SaysSo()
    {
        var context = ScriptedFit.Run([double.NaN, double.NaN, double.NaN], ScriptedFit.Options(5), new EarlyStopping(Metric.ValidationLoss, 2));

        context.StopReason.Should().Be("EarlyStopping: validation loss has not improved for 2 epochs; it never was a number.");
    }

    [Fact]
    public void OnFitStart_SecondFit_StartsAfresh()
    {
        var stopping = new EarlyStopping(Metric.ValidationAccuracy, patienceEpochs: 2, restoreBestWeights: false);
        ScriptedFit.Run([0.9, 0.8, 0.8], ScriptedFit.Options(5), stopping);

        var second = ScriptedFit.Run([0.1, 0.2, 0.3], ScriptedFit.Options(5), stopping);

        second.StopReason.Should().BeNull();
        stopping.BestEpoch.Should().Be(3);
        stopping.BestValue.Should().Be(0.3);
    }
}
