namespace Ham10000.Training.Tests.Checkpoints;

/// <summary>A resumed fit ends, bit for bit, where the undisturbed one ends. An epoch has four steps.</summary>
[Collection(TorchTests.Name)]
public class ResumeTests(SmallSample sample)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(1, 4)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(2, 4)]
    [InlineData(2, 0)]
    [InlineData(3, 3)]
    [InlineData(3, 4)]
    public void Resume_AfterAKill_EndsBitForBitAsTheUndisturbedFit(int epoch, int step)
    {
        using var folder = new TemporaryFolder();
        var (weights, history) = Undisturbed(KilledFit.Options);
        var options = KilledFit.Options with { Checkpoints = new CheckpointOptions { Folder = folder["a"], EverySteps = 1 } };

        KilledFit.RunAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, epoch, step);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });

        KilledFit.WeightsOf(resumed.Model).Should().Be(weights);
        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(history), o => o.WithStrictOrdering());
    }

    private (string Weights, TrainingHistory History) Undisturbed(TrainingOptions options)
    {
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });
        return (KilledFit.WeightsOf(model), history);
    }
}
