using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/checkpoints.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class CheckpointsGuideTests : WorkingFolder
{
    public CheckpointsGuideTests() =>
        HamSample.Create("sample", images: 70, seed: 1, new HamSampleOptions { Height = 48, Width = 60, Balanced = true });

    [Fact]
    public void FitAndResume()
    {
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));
        using var model = ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(split.LogitCount).Build(seed: 1);

        var options = new TrainingOptions
        {
            Epochs = 20,
            Augmentation = Augmentation.Standard,
            Callbacks = [new ReduceLROnPlateau(Metric.ValidationAccuracy, patienceEpochs: 5)],
            Checkpoints = new CheckpointOptions { Folder = "runs/mine", Resume = true },
        };
        var history = Trainer.Fit(model, split.Train, split.Validation, options);

        using var resumed = Trainer.Resume("runs/mine", split.Train, split.Validation, options);
        resumed.Model.Save("mine.safetensors");
        Console.WriteLine(resumed.History.StopReason);

        resumed.History.Should().BeEquivalentTo(history);
        File.Exists("mine.safetensors").Should().BeTrue();
    }

    [Fact]
    public void OwnCallback()
    {
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2, seed: 1));
        var options = new TrainingOptions { Epochs = 27, BatchSize = 10, Callbacks = [new EveryHundredSteps(0.5)] };
        using var undisturbed = Build(split);
        var expected = Trainer.Fit(undisturbed, split.Train, null, options);
        using (var model = Build(split))
        {
            Trainer.Fit(model, split.Train, null, options with { Epochs = 13, Checkpoints = new CheckpointOptions { Folder = "runs/own" } });
        }

        using var resumed = Trainer.Resume("runs/own", split.Train, null, options);

        expected.Epochs[^1].LearningRate.Should().Be(0.0005, "there are more than a hundred steps");
        resumed.History.Epochs.Select(e => (e.LearningRate, e.TrainingLoss)).Should().Equal(expected.Epochs.Select(e => (e.LearningRate, e.TrainingLoss)));
    }

    private static ImageModel Build(DataSplit split) =>
        ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(split.LogitCount).Build(seed: 1);
}
