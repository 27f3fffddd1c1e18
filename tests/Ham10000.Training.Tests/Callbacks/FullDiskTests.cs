using System.Text;
using Ham10000.Models;
using Ham10000.Training.Internals;

namespace Ham10000.Training.Tests;

/// <summary>Files that cannot be written for a while: the fit goes on, says so once, and leaves nothing by halves.</summary>
[Collection(TorchTests.Name)]
public sealed class FullDiskTests(SmallSample sample) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Append_DiskFullInTheMiddle_LeavesWhatWasThere(int room)
    {
        using var file = new FullDisk { Room = 4 };
        FileEnd.Append(file, "one\n"u8);
        file.Room = room;

        file.Invoking(f => FileEnd.Append(f, "two is longer\n"u8)).Should().Throw<IOException>().WithMessage("No space left on device.");

        file.Text.Should().Be("one\n");
        file.Room = 100;
        FileEnd.Append(file, "two\n"u8);
        file.Text.Should().Be("one\ntwo\n");
    }

    [Fact]
    public void Flush_OfAnEventFileOnAFullDisk_LeavesWholeEventsAndWritesTheRestLater()
    {
        var path = _folder["events"];
        using var disk = new FullDisk { Room = 30 };
        using var events = new EventFile(path, new StoppedClock(), _ => disk);
        events.Scalar("loss", 1, 1);

        events.Invoking(e => e.Flush()).Should().Throw<IOException>();
        disk.Length.Should().Be(0);
        events.PendingBytes.Should().BePositive();

        disk.Room = 10000;
        events.Flush();
        events.PendingBytes.Should().Be(0);
        File.WriteAllBytes(path, disk.ToArray());
        EventReader.Read(path).Should().HaveCount(2);
    }

    [Fact]
    public void Fit_FilesThatCannotBeWrittenForAnEpoch_WarnsOnceAndWritesThemLater()
    {
        var (csv, json) = (_folder["log.csv"], _folder["log.jsonl"]);
        var checkpoint = new ModelCheckpoint(_folder["models"], Metric.TrainingLoss) { SaveBest = false };
        var breaker = new Hooks
        {
            StepEnd = context =>
            {
                if (context is { Epoch: 2, Step: 1 })
                {
                    Array.ForEach([csv, json, checkpoint.LastPath], Block);
                }
            },
            EpochStart = context =>
            {
                if (context.Epoch == 4)
                {
                    Array.ForEach([csv, json, checkpoint.LastPath], Free);
                }
            },
        };
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, sample.Split.Train, null,
            SmallSample.Options with { Epochs = 4, Callbacks = [breaker, new CsvLogger(csv), new JsonLinesLogger(json) { EverySteps = 1 }, checkpoint] });

        history.StopCause.Should().Be(StopCause.Completed);
        history.Warnings.Should().HaveCount(3).And.SatisfyRespectively(
            warning => warning.Should().MatchRegex($"^CsvLogger could not write '{csv}' in epoch 2, step 4: .+\\. Free some space, or make its folder writable\\. The fit goes on\\. What it lacks is written as soon as that is possible\\.$"),
            warning => warning.Should().StartWith($"JsonLinesLogger could not write '{json}' in epoch 2, step 4: "),
            warning => warning.Should().StartWith($"ModelCheckpoint could not write '{checkpoint.LastPath}' in epoch 2, step 4: ").And.EndWith("The fit goes on. The models that were saved before stay as they are."));
        File.ReadLines(csv).Skip(1).Select(line => line.Split(',')[0]).Should().Equal("1", "2", "3", "4");
        File.ReadLines(json).Count().Should().Be(1 + (4 * (4 + 1)) + 1, "it has the start, four epochs of four steps, and the end");
        File.ReadLines(json).Should().OnlyContain(line => line.StartsWith('{') && line.EndsWith('}'));
        using var last = ImageModel.Load(checkpoint.LastPath);
        Weights.Of(last).Should().Equal(Weights.Of(model));
    }

    [Fact]
    public void Fit_FilesThatCanNoLongerBeWritten_SaysAtItsEndWhatTheyLack()
    {
        var csv = _folder["log.csv"];
        var checkpoint = new ModelCheckpoint(_folder["models"], Metric.TrainingLoss);
        var breaker = new Hooks { EpochStart = context => { if (context.Epoch == 2) { Array.ForEach([csv, checkpoint.LastPath, checkpoint.BestPath], Block); } } };
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 3, Callbacks = [new CsvLogger(csv), checkpoint, breaker] });

        history.Warnings.Should().HaveCount(4);
        history.Warnings.Skip(2).Should().Equal($"'{csv}' lacks 2 lines, which could not be written until the end of the fit.", $"ModelCheckpoint saved nothing after '{checkpoint.LastPath}'.");
        checkpoint.BestEpoch.Should().Be(1, "the file of the best model is that of the first epoch");
        Array.ForEach([csv, checkpoint.BestPath], Free);
        File.ReadLines(csv).Should().HaveCount(2);
        using var best = ImageModel.Load(checkpoint.BestPath);
        best.TrainingSummary!.Fits[^1].Epochs.Should().Be(1);
    }

    [Fact]
    public void Fit_FolderThatCannotBeMade_IsRefusedBeforeTheFirstStep()
    {
        File.WriteAllText(_folder["file"], "");
        var hooks = new Hooks();
        using var model = SmallSample.Model();
        foreach (TrainingCallback callback in new TrainingCallback[] { new CsvLogger(_folder["file", "log.csv"]), new JsonLinesLogger(_folder["file", "log"]), new TensorBoardLogger(_folder["file"]), new ModelCheckpoint(_folder["file"]) })
        {
            FluentActions.Invoking(() => Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Callbacks = [callback, hooks] }))
                .Should().Throw<TrainingException>().Which.Message.Should().StartWith($"{callback.GetType().Name}.On");
        }

        hooks.Calls.Should().NotContain(call => call.StartsWith("step", StringComparison.Ordinal));
    }

    [Fact]
    public void SaveState_LinesThatWait_AreKeptInTheCheckpoint()
    {
        var path = _folder["log.txt"];
        var log = Started(path);
        Block(path);
        log.Add("two");
        log.Flush();
        var state = new TrainingState();
        log.SaveState(state, "log");
        Free(path);
        File.AppendAllText(path, "");

        var resumed = new LogFile(path, append: false, "Log");
        resumed.LoadState(state, "log");
        var context = Context();
        context.IsResumed = true;
        resumed.Open(null, context);
        resumed.Add("three");
        resumed.Flush();

        File.ReadAllText(path).Should().Be("one\ntwo\nthree\n");
        _warnings.Should().ContainSingle();
    }

    [Fact]
    public void Flush_MoreThanMayWait_CountsTheLinesThatAreLost()
    {
        var path = _folder["log.txt"];
        var log = Started(path, pendingLimit: 8);
        Block(path);
        foreach (var line in new[] { "two", "three", "four" })
        {
            log.Add(line);
            log.Flush();
        }

        Free(path);
        log.Add("five");
        log.End();

        File.ReadAllText(path).Should().Be("one\nfour\nfive\n");
        _warnings.Should().HaveCount(2).And.HaveElementAt(1, $"'{path}' lacks 2 lines, which could not be written until the end of the fit.");
    }

    private LogFile Started(string path, int pendingLimit = 100)
    {
        var log = new LogFile(path, append: false, "Log") { PendingLimit = pendingLimit };
        log.Open(null, Context());
        log.Add("one");
        log.Flush();
        return log;
    }

    private TrainingContext Context() => new(null, ScriptedFit.Options(1)) { Warned = _warnings.Add };

    // A folder in the place of a file cannot be written, whoever runs the tests.
    private static void Block(string path)
    {
        File.Move(path, path + ".aside");
        Directory.CreateDirectory(Path.Combine(path, "in the way"));
    }

    private static void Free(string path)
    {
        Directory.Delete(path, recursive: true);
        File.Move(path + ".aside", path);
    }

    /// <summary>A disk with room for so many more bytes, of which a write takes what fits.</summary>
    private sealed class FullDisk : MemoryStream
    {
        public int Room { get; set; }

        public string Text => Encoding.UTF8.GetString(ToArray());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var fits = Math.Min(Room, buffer.Length);
            base.Write(buffer[..fits]);
            Room -= fits;
            if (fits < buffer.Length)
            {
                throw new IOException("No space left on device.");
            }
        }
    }
}
