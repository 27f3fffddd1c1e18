using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Training.Internals;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Tests.Checkpoints;

/// <summary>Which checkpoints there are, and what is refused.</summary>
[Collection(TorchTests.Name)]
public class CheckpointTests(SmallSample sample)
{
    [Fact]
    public void Fit_ToTheEnd_KeepsTheLastTwoAndTheFinishedFit()
    {
        using var folder = new TemporaryFolder();

        Fit(Options(folder["run"]) with { Epochs = 4 });

        Directory.GetFiles(folder["run"]).Select(Path.GetFileName).Order().Should().Equal(
            "checkpoint-00003-0000000.safetensors", "checkpoint-00004-0000000.safetensors", "finished.safetensors");
    }

    [Fact]
    public void Fit_EverySecondEpochAndFifthStep_WritesThose()
    {
        using var folder = new TemporaryFolder();

        Fit(Options(folder["run"]) with { Epochs = 3, Checkpoints = new CheckpointOptions { Folder = folder["run"], EveryEpochs = 2, EverySteps = 5, Keep = 9 } });

        Directory.GetFiles(folder["run"], "checkpoint-*").Select(Path.GetFileName).Order().Should().Equal(
            "checkpoint-00001-0000001.safetensors", "checkpoint-00002-0000000.safetensors", "checkpoint-00002-0000002.safetensors", "checkpoint-00003-0000000.safetensors");
    }

    [Fact]
    public void Fit_WhereCheckpointsAre_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Fit(Options(folder["run"]));

        var act = () => Fit(Options(folder["run"]));

        act.Should().Throw<ArgumentException>().WithMessage($"Checkpoints.Folder is '{folder["run"]}', which holds checkpoints of an earlier fit, such as 'finished.safetensors'. "
            + "Set Checkpoints.Resume to go on with that fit, or choose another folder.");
    }

    [Fact]
    public void Fit_OptionsOutOfRange_NamesAll()
    {
        var act = () => Fit(SmallSample.Options with { Checkpoints = new CheckpointOptions { Folder = " ", EveryEpochs = 0, EverySteps = -1, Keep = 0 } });

        act.Should().Throw<ArgumentException>().WithMessage("The fit has 4 problems:\n- Checkpoints.Folder is ' '. Expected the name of a folder.\n"
            + "- Checkpoints.EveryEpochs is 0. Expected at least 1, or null for none.\n- Checkpoints.EverySteps is -1. Expected at least 1, or null for none.\n"
            + "- Checkpoints.Keep is 0. Expected at least 1.");
    }

    [Fact]
    public void Fit_FolderInUse_IsRefused()
    {
        using var folder = new TemporaryFolder();
        using var other = new CheckpointFolder(new CheckpointOptions { Folder = folder["run"] });

        var act = () => Fit(Options(folder["run"]));

        act.Should().Throw<IOException>().WithMessage($"Another fit is writing its checkpoints to '{folder["run"]}'. Wait for it, or choose another folder in Checkpoints.Folder.");
    }

    [Fact]
    public void Fit_ResumeOfAFinishedFit_GivesItsHistoryAtOnce()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder["run"]) with { Checkpoints = new CheckpointOptions { Folder = folder["run"], Resume = true } };
        var (history, weights) = Fit(options);
        var hooks = new Observer();

        var (again, sameWeights) = Fit(options with { Callbacks = [hooks] });

        again.Should().BeEquivalentTo(history);
        sameWeights.Should().Be(weights);
        hooks.Calls.Should().Be(0);
    }

    [Fact]
    public void Resume_MoreEpochs_GoesOnAsAFitOfThatManyWould()
    {
        using var folder = new TemporaryFolder();
        var (history, weights) = Fit(SmallSample.Options with { Epochs = 3 });
        Fit(Options(folder["run"]));

        using var resumed = Trainer.Resume(folder["run"], sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Epochs = 3 });

        KilledFit.WeightsOf(resumed.Model).Should().Be(weights);
        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(history));
    }

    [Fact]
    public void Resume_AfterACancellation_EndsBitForBitAsTheUndisturbedFit()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var (history, weights) = Fit(SmallSample.Options);
        using var model = SmallSample.Model();
        var canceller = new Observer { StepEnd = c => { if (c is { Epoch: 2, Step: 2 }) { stop.Cancel(); } } };

        var cancelled = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, Options(folder["run"]) with { Callbacks = [canceller] }, stop.Token);
        using var resumed = Trainer.Resume(folder["run"], sample.Split.Train, sample.Split.Validation, SmallSample.Options);

        cancelled.Should().BeEquivalentTo(new { StopCause = StopCause.Cancelled, StopReason = "Cancelled in epoch 2 of 2, after step 2 of 4." });
        KilledFit.WeightsOf(resumed.Model).Should().Be(weights);
        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(history));
    }

    [Fact]
    public void Resume_OfAFitThatACallbackStopped_StaysStopped()
    {
        using var folder = new TemporaryFolder();
        var stopper = new Observer { StepEnd = c => { if (c.TotalSteps == 2) { c.RequestStop("Enough."); } } };
        var options = Options(folder["run"]) with { Checkpoints = new CheckpointOptions { Folder = folder["run"], EverySteps = 1 } };
        var (first, firstWeights) = Fit(options with { Callbacks = [stopper] });
        File.Delete(folder["run", CheckpointFolder.FinishedName]);
        using var resumed = Trainer.Resume(folder["run"], sample.Split.Train, sample.Split.Validation, options);

        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(first));
        resumed.History.StopReason.Should().Be("Enough.");
        KilledFit.WeightsOf(resumed.Model).Should().Be(firstWeights);
    }

    [Fact]
    public void Fit_FullDisk_WarnsEachTimeAndLeavesTheEarlierCheckpointsUnharmed()
    {
        using var folder = new TemporaryFolder();
        var (_, weights) = Fit(SmallSample.Options with { Epochs = 4 });
        var disk = new SmallDisk(fullFrom: 2, fullTo: 3);
        var logger = new ListLogger();

        var (history, same) = Fit(SmallSample.Options with { Epochs = 4, Logger = logger, Checkpoints = new CheckpointOptions { Folder = folder["run"], WriteFile = disk.Write } });

        var files = new[] { "checkpoint-00001-0000000.safetensors", "checkpoint-00004-0000000.safetensors", CheckpointFolder.FinishedName };
        Directory.GetFiles(folder["run"]).Select(Path.GetFileName).Order().Should().Equal(files, "the first stayed, and nothing half-written");
        history.Warnings.Should().HaveCount(2);
        var (failed, size) = (folder["run", "checkpoint-00002-0000000.safetensors"], new FileInfo(folder["run", files[0]]).Length);
        history.Warnings[0].Should().StartWith($"The checkpoint '{failed}' could not be written: No space left on device. It needs ").And.Contain(" bytes of ")
            .And.EndWith(" The fit goes on, and the earlier checkpoints stay as they are.");
        history.Warnings[1].Should().Contain("checkpoint-00003-0000000.safetensors");
        disk.Sizes[0].Should().Be(size);
        logger.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).Should().Equal(history.Warnings.Select(warning => $"Error {warning}"));
        same.Should().Be(weights);
        Checkpoint.IsWhole(folder["run", files[0]]).Should().BeTrue();
    }

    [UnixTheory]
    [InlineData(2, "Ctrl-C (SIGINT)")]
    [InlineData(15, "SIGTERM")]
    [InlineData(1, "SIGHUP")]
    public void Fit_Signal_EndsWithACheckpoint(int signal, string name)
    {
        using var folder = new TemporaryFolder();
        var signaller = new Observer { StepEnd = c => { if (c.TotalSteps == 2) { FitProgram.SendToSelf(signal); } } };

        // Where the tests were started with the signal ignored, as by nohup, it stays ignored.
        var isIgnored = FitCancellation.IsIgnored(signal);
        var (history, _) = Fit(Options(folder["run"]) with { Epochs = isIgnored ? 2 : 100_000, Callbacks = [signaller] });

        if (isIgnored)
        {
            history.StopCause.Should().Be(StopCause.Completed);
            return;
        }

        history.StopCause.Should().Be(StopCause.Cancelled);
        history.StopReason.Should().StartWith($"Cancelled by {name} ");
        var place = CheckpointPlace.Of(CheckpointFolder.Files(folder["run"])[0])!.Value;
        place.Epochs.Should().Be(history.Epochs.Count);
        history.Steps.Should().Be((place.Epochs * 4) + place.Steps, "the checkpoint is of the last step");
    }

    [Fact]
    public void Resume_NoCheckpoint_SaysSo()
    {
        using var folder = new TemporaryFolder();

        var act = () => Trainer.Resume(folder["none"], sample.Split.Train, null, SmallSample.Options);

        act.Should().Throw<FileNotFoundException>().WithMessage($"There is no checkpoint in '{folder["none"]}'. Pass the folder of a fit's TrainingOptions.Checkpoints, or start one with Trainer.Fit.");
        Directory.Exists(folder["none"]).Should().BeFalse();
    }

    [Fact]
    public void Resume_OtherDataOptionsAndCallbacks_NamesAllDifferences()
    {
        using var folder = new TemporaryFolder();
        Fit(Options(folder["run"]) with { Callbacks = [new EarlyStopping(Metric.TrainingLoss, patienceEpochs: 7)] });
        var other = SmallSample.Options with
        {
            Epochs = 1,
            BatchSize = 9,
            Optimizer = Optimizer.Adam(1e-3, beta1: 0.8),
            Metrics = [new F1Score()],
            Threads = 2,
            LoaderThreads = 2,
            Callbacks = [new EarlyStopping(Metric.TrainingLoss, patienceEpochs: 8), new ConsoleProgress(writer: TextWriter.Null)],
        };

        var act = () => Trainer.Resume(folder["run"], sample.Split.Test, null, other);

        var message = act.Should().Throw<ArgumentException>().Which.Message;
        message.Should().StartWith($"The fit cannot go on from '{folder["run", CheckpointFolder.FinishedName]}', which is of another run:\n- ")
            .And.EndWith("\nPass what the checkpoint was made with, or start a new fit in another folder.")
            .And.Contain("- Threads: expected 1, found 2\n")
            .And.Contain($"- Training set, images: expected {sample.Split.Train.Count}, found {sample.Split.Test.Count}\n")
            .And.Contain($"- Validation set, images: expected {sample.Split.Validation.Count}, found none\n")
            .And.Contain("- TrainingOptions.BatchSize: expected 8, found 9\n")
            .And.Contain("Beta1 = 0.9,").And.Contain("Beta1 = 0.8,")
            .And.Contain("- TrainingOptions.Metrics: expected [], found [F1Score {")
            .And.Contain("PatienceEpochs = 7").And.Contain("PatienceEpochs = 8")
            .And.Contain("- TrainingOptions.Epochs: expected at least 2, which are done, found 1")
            .And.NotContain("LoaderThreads").And.NotContain("ConsoleProgress").And.NotContain("TrainingOptions.Seed");
    }

    [Fact]
    public void Resume_SameImagesInAnotherOrder_SaysSo()
    {
        using var folder = new TemporaryFolder();
        Fit(Options(folder["run"]));
        var turned = ImageSet.FromRecords(sample.Split.Train.Records.Reverse(), "turned");

        var act = () => Trainer.Resume(folder["run"], turned, sample.Split.Validation, SmallSample.Options with { Epochs = 3 });

        act.Should().Throw<ArgumentException>().Which.Message.Should().Contain("- Training set, image ids in their order: expected ").And.NotContain("whatever their order");
    }

    private static TrainingOptions Options(string folder) => SmallSample.Options with { Checkpoints = new CheckpointOptions { Folder = folder } };

    private (TrainingHistory History, string Weights) Fit(TrainingOptions options)
    {
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options);
        return (history, KilledFit.WeightsOf(model));
    }

    private sealed class Observer : TrainingCallback
    {
        public Action<TrainingContext>? StepEnd { get; init; }

        public int Calls { get; private set; }

        public override bool OnlyObserves => true;

        public override void OnFitStart(TrainingContext context) => Calls++;

        public override void OnStepEnd(TrainingContext context) => StepEnd?.Invoke(context);
    }

    /// <summary>A disk that is full for some of the files.</summary>
    private sealed class SmallDisk(int fullFrom, int fullTo)
    {
        private readonly CheckpointOptions _plain = new() { Folder = "." };
        private int _files;

        public List<long> Sizes { get; } = [];

        public void Write(string path, Action<Stream> write)
        {
            _files++;
            _plain.WriteFile(path, stream =>
            {
                write(stream);
                stream.Flush();
                Sizes.Add(stream.Length);
                if (_files >= fullFrom && _files <= fullTo)
                {
                    throw new IOException("No space left on device");
                }
            });
        }
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{logLevel} {formatter(state, exception)}");
    }
}
