using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class ModelCheckpointTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnEpochEnd_BestAndLast_AreModelsOfThoseEpochs()
    {
        using var model = SmallSample.Model();
        var weights = new List<IReadOnlyList<string>>();
        var checkpoint = new ModelCheckpoint(_folder["a", "b"], Metric.TrainingLoss);
        var recorder = new Hooks
        {
            EpochEnd = _ => weights.Add(Weights.Of(model)),
            EpochStart = c => { if (c.Epoch == 3) { c.SetLearningRate(10); } },
        };

        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 4, Callbacks = [recorder, checkpoint] });

        checkpoint.BestEpoch.Should().BeLessThan(4, "a learning rate of 10 ruins the later epochs");
        using var best = ImageModel.Load(_folder["a", "b", "best.safetensors"]);
        using var last = ImageModel.Load(_folder["a", "b", "last.safetensors"]);
        Weights.Of(best).Should().Equal(weights[checkpoint.BestEpoch - 1]);
        Weights.Of(last).Should().Equal(weights[3]);
        Directory.EnumerateFiles(_folder["a", "b"]).Should().HaveCount(2);
    }

    [Fact]
    public void OnFitEnd_CancelledInsideAnEpoch_SavesTheLastStep()
    {
        using var stop = new CancellationTokenSource();
        using var model = SmallSample.Model();
        var checkpoint = new ModelCheckpoint(_folder.FullName);

        Trainer.Fit(model, sample.Split.Train, sample.Split.Validation,
            SmallSample.Options with { Callbacks = [new Hooks { StepEnd = _ => stop.Cancel() }, checkpoint] }, stop.Token);

        checkpoint.BestEpoch.Should().Be(0);
        using var last = ImageModel.Load(checkpoint.LastPath);
        Weights.Of(last).Should().Equal(Weights.Of(model));
    }
}
