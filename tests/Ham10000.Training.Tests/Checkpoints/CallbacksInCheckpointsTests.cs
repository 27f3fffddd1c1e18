using System.Runtime.InteropServices;
using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests.Checkpoints;

/// <summary>Callbacks that cannot be kept, or change what they were set to; and signals that arrive twice.</summary>
[Collection(TorchTests.Name)]
public class CallbacksInCheckpointsTests(SmallSample sample)
{
    [Fact]
    public void Fit_CallbackCannotBeKeptOnAFullDisk_WarnsAndGoesOn()
    {
        using var folder = new TemporaryFolder();
        var saves = 0;
        var callback = new Counter { Save = () => { if (++saves == 2) { throw new IOException("No space left on device."); } } };

        var history = Fit(Options(folder["run"]) with { Epochs = 3, Callbacks = [callback] });

        history.StopCause.Should().Be(StopCause.Completed);
        history.Warnings.Should().Equal("There is no checkpoint after epoch 2 and step 0 of the next, since Counter could not be kept: No space left on device. "
            + "Free some space, or make its folder writable. The fit goes on, and the earlier checkpoints stay as they are.");
        Directory.GetFiles(folder["run"], "checkpoint-*").Select(Path.GetFileName).Order().Should().Equal("checkpoint-00001-0000000.safetensors", "checkpoint-00003-0000000.safetensors");
    }

    [Fact]
    public void Fit_CallbackFailsToBeKeptWhenCancelled_StillCallsFitEnd()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        var callback = new Counter { Save = () => throw new InvalidOperationException("It was lost."), StepEnd = cancelled.Cancel };

        var act = () => Fit(Options(folder["run"]) with { Callbacks = [callback] }, cancelled.Token);

        act.Should().Throw<TrainingException>().WithMessage("The fit failed in epoch 1, after step 1 of 4: It was lost.");
        callback.Ended.Should().Be(1);
    }

    [Fact]
    public void Resume_CallbackThatChangesItsOwnSetting_GoesOn()
    {
        using var folder = new TemporaryFolder();
        Fit(Options(folder["run"]) with { Epochs = 1, Callbacks = [new Counter()] });

        using var resumed = Trainer.Resume(folder["run"], sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Epochs = 2, Callbacks = [new Counter()] });

        resumed.History.Epochs.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("b.csv")]
    [InlineData("b.csv", "a.csv")]
    public void Resume_WithFewerOrReorderedLoggers_CutsTheFilesOfThose(params string[] names)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder["run"]) with { Epochs = 1 };
        Fit(options with { Callbacks = [new CsvLogger(folder["a.csv"]), new CsvLogger(folder["b.csv"])] });
        Array.ForEach(names, name => File.AppendAllText(folder[name], "a line after the checkpoint\n"));

        using var resumed = Trainer.Resume(
            folder["run"], sample.Split.Train, sample.Split.Validation, options with { Epochs = 2, Callbacks = [.. names.Select(name => new CsvLogger(folder[name]))] });

        Array.ForEach(names, name => File.ReadLines(folder[name]).Skip(1).Select(line => line.Split(',')[0]).Should().Equal("1", "2"));
    }

    [Fact]
    public void Match_CallbacksOfAType_FindTheirStateByWhereTheyWrite()
    {
        var (a, b, c) = (new CsvLogger("a"), new CsvLogger("b"), new CsvLogger("c"));
        string?[] places = ["a", "b"];
        string[] Names(params TrainingCallback[] callbacks) => [.. CallbackNames.Match(callbacks, ["callback.CsvLogger.1", "callback.CsvLogger.2", "callback.Counter.1"],
                (name, _) => places.ElementAtOrDefault(int.Parse(name[^1..], System.Globalization.CultureInfo.InvariantCulture) - 1))
            .OrderBy(pair => Array.IndexOf(callbacks, pair.Callback)).Select(pair => pair.Name["callback.".Length..])];

        Names(a, b).Should().Equal("CsvLogger.1", "CsvLogger.2");
        Names(b, a).Should().Equal("CsvLogger.2", "CsvLogger.1");
        Names(b).Should().Equal("CsvLogger.2");
        Names(b, c).Should().Equal(["CsvLogger.2", "CsvLogger.1"], "one folder was moved");
        Names(c).Should().BeEmpty("nothing says whether it was a or b");
        Names(new Counter(), new Counter()).Should().Equal("Counter.1");
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT, 0.001, true)]
    [InlineData(PosixSignal.SIGTERM, 0.001, false)]
    [InlineData(PosixSignal.SIGTERM, 5, true)]
    [InlineData(PosixSignal.SIGHUP, 5, false)]
    public void EndsAtOnce_LaterSignal_OnlyWhereItIsAWishOfItsOwn(PosixSignal signal, double seconds, bool expected) =>
        FitCancellation.EndsAtOnce(signal, TimeSpan.FromSeconds(seconds)).Should().Be(expected);

    private static TrainingOptions Options(string folder) => SmallSample.Options with { Checkpoints = new CheckpointOptions { Folder = folder } };

    private TrainingHistory Fit(TrainingOptions options, CancellationToken cancellationToken = default)
    {
        using var model = SmallSample.Model();
        return Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options, cancellationToken);
    }

    private sealed class Counter : TrainingCallback
    {
        public Action? Save { get; init; }

        public Action? StepEnd { get; init; }

        public int Epochs { get; set; }

        public int Ended { get; private set; }

        public override void OnStepEnd(TrainingContext context) => StepEnd?.Invoke();

        public override void OnEpochEnd(TrainingContext context) => Epochs++;

        public override void OnFitEnd(TrainingContext context) => Ended++;

        public override void SaveState(TrainingState state) => Save?.Invoke();
    }
}
