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

    [Fact]
    public void Every_NEpochs_KeepsTheLatest()
    {
        var checkpoint = new ModelCheckpoint(_folder.FullName) { SaveBest = false, SaveLast = false, Every = Duration.Epochs(2), KeepLatest = 2, FileName = "e{epoch}-{validation_accuracy:0.00}" };

        Run(checkpoint, [0.5, 0.25, 0.75, 0.125, 0.5, 0.625, 0.75]);

        Names().Should().Equal("e4-0.13.safetensors", "e6-0.63.safetensors");
        checkpoint.KeptPaths.Select(Path.GetFileName).Should().Equal("e4-0.13.safetensors", "e6-0.63.safetensors");
        checkpoint.LastCheckpoint.Should().Be(_folder["e6-0.63.safetensors"]);
        checkpoint.Monitored.Should().BeNull();
    }

    [Fact]
    public void Every_NSteps_NamesTheStepOfTheFit()
    {
        Run(new ModelCheckpoint(_folder.FullName) { SaveBest = false, SaveLast = false, Every = Duration.Steps(3) }, [0.5, 0.5]);

        Names().Should().Equal("epoch-001-step-000003.safetensors", "epoch-002-step-000006.safetensors");
    }

    [Fact]
    public void KeepBest_OfManyEpochs_AreTheBestOnes()
    {
        var checkpoint = new ModelCheckpoint(_folder.FullName, Metric.ValidationAccuracy) { KeepBest = 3, FileName = "{validation accuracy:0.000}-{epoch:00}" };

        Run(checkpoint, [0.5, double.NaN, 0.25, 0.75, 0.125, 0.5, 0.625, 0.5]);

        Names().Should().Equal("0.500-01.safetensors", "0.625-07.safetensors", "0.750-04.safetensors", "best.safetensors", "last.safetensors");
        (checkpoint.BestEpoch, checkpoint.BestValue).Should().Be((4, 0.75));
    }

    [Fact]
    public void FileName_UnknownPlace_NamesThoseThereAre() =>
        new ModelCheckpoint(_folder.FullName) { FileName = "{val_loss}" }.Invoking(c => Run(c, [0.5])).Should().Throw<InvalidOperationException>().WithMessage(
            "The file name '{val_loss}' has a place 'val_loss'. Expected epoch, step or one of: training loss, training accuracy, training balanced accuracy, "
            + "validation loss, validation accuracy, validation balanced accuracy.");

    [Theory]
    [InlineData("a{epoch", "FileName is 'a{epoch', whose braces do not pair. Expected places such as {epoch:000} or {validation loss:0.000}. (Parameter 'FileName')")]
    [InlineData("a/b", "FileName is 'a/b'. Expected the name of a file, without a folder. (Parameter 'FileName')")]
    [InlineData("best", "FileName is 'best', which is the name of another file of this callback. Expected another one. (Parameter 'FileName')")]
    public void FileName_ThatIsNone_IsRefused(string pattern, string message) =>
        FluentActions.Invoking(() => new ModelCheckpoint("runs") { FileName = pattern }).Should().Throw<ArgumentException>().WithMessage(message);

    [Fact]
    public void Every_PartOfAnEpoch_IsRefused() =>
        FluentActions.Invoking(() => new ModelCheckpoint("runs") { Every = Duration.Epochs(0.5) }).Should().Throw<ArgumentOutOfRangeException>()
            .Which.Message.ReplaceLineEndings("\n").Should().Be("Expected whole epochs or steps, such as Duration.Epochs(5). (Parameter 'Every')\nActual value was 0.5 epochs.");

    private void Run(ModelCheckpoint checkpoint, double[] scores)
    {
        using var run = new ScriptedRun(sample, scores, checkpoint);
        run.Start();
        run.GoTo(run.TotalSteps);
        run.End();
    }

    private IEnumerable<string?> Names() => Directory.EnumerateFiles(_folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
