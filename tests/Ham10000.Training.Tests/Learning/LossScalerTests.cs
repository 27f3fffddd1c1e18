using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests;

public sealed class LossScalerTests
{
    [Fact]
    public void Update_After2000GoodSteps_DoublesAndAfterABadOneHalves()
    {
        var scaler = new LossScaler();
        Repeat(scaler, 1999);
        scaler.Scale.Should().Be(65536);
        scaler.Update(true);
        scaler.Scale.Should().Be(131072);
        Repeat(scaler, 1999);
        scaler.Update(false);
        scaler.Scale.Should().Be(65536);
        Repeat(scaler, 1999);
        scaler.Scale.Should().Be(65536, "a bad step starts the count anew");
    }

    [Fact]
    public void LoadState_GoesOnWhereItWas()
    {
        var (first, second) = (new LossScaler(), new LossScaler());
        first.Update(false);
        Repeat(first, 1500);
        var state = new TrainingState();
        first.SaveState(state);
        second.LoadState(state);
        Repeat(second, 500);
        second.Scale.Should().Be(65536);
    }

    private static void Repeat(LossScaler scaler, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            scaler.Update(true);
        }
    }
}
