namespace Ham10000.Training.Tests;

public class TrainingContextTests
{
    [Fact]
    public void RequestStop_Twice_KeepsTheFirstReason()
    {
        var context = new TrainingContext(null, new TrainingOptions());

        context.RequestStop("first");
        context.RequestStop("second");

        context.StopReason.Should().Be("first");
    }

    [Fact]
    public void SetLearningRate_AppliesAndReports()
    {
        var applied = 0.0;
        var context = new TrainingContext(null, ScriptedFit.Options(1, 0.25), rate => applied = rate);

        context.LearningRate.Should().Be(0.25);
        context.SetLearningRate(0.125);

        (context.LearningRate, applied).Should().Be((0.125, 0.125));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void SetLearningRate_NoRate_IsRefused(double rate)
    {
        var context = new TrainingContext(null, ScriptedFit.Options(1, 0.25));

        var act = () => context.SetLearningRate(rate);

        act.Should().Throw<ArgumentOutOfRangeException>().Which.Message.ReplaceLineEndings("\n")
            .Should().Be($"Expected a finite learning rate of at least 0. (Parameter 'learningRate')\nActual value was {rate}.");
        context.LearningRate.Should().Be(0.25);
    }
}
