namespace Ham10000.Training.Tests.Documentation;

/// <summary>Runs the code of docs/callbacks.md, block by block.</summary>
[Collection(TorchTests.Name)]
public sealed class CallbacksGuideTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly SmallSample _sample;

    public CallbacksGuideTests(SmallSample sample)
    {
        _sample = sample;
        Environment.CurrentDirectory = _folder.FullName;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Dispose();
    }

    [Fact]
    public void EarlyStopping_FromAnEpoch_Fits()
    {
        var stopping = new EarlyStopping(Metric.ValidationLoss, patienceEpochs: 10, startFromEpoch: 5);

        Fit(new TrainingOptions { Epochs = 6, Callbacks = [stopping] });

        stopping.BestEpoch.Should().BeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public void ModelCheckpoint_OfManyKinds_WritesThem()
    {
        var checkpoint = new ModelCheckpoint("runs/mine", Metric.ValidationBalancedAccuracy)
        {
            KeepBest = 3,
            Every = Duration.Epochs(5),
            KeepLatest = 2,
            FileName = "epoch-{epoch:000}-{validation balanced accuracy:0.000}",
        };

        Fit(new TrainingOptions { Epochs = 5, Callbacks = [checkpoint] });

        Directory.GetFiles("runs/mine").Select(Path.GetFileName).Should().Contain("best.safetensors").And.Contain("last.safetensors").And.Contain(name => name!.StartsWith("epoch-005-0."));
    }

    [Fact]
    public void Logs_OfAFit_AreWritten()
    {
        var options = new TrainingOptions
        {
            Epochs = 2,
            Callbacks =
            [
                new CsvLogger("runs/mine/log.csv"),
                new JsonLinesLogger("runs/mine/log.jsonl") { EverySteps = 10 },
                new TensorBoardLogger("runs/mine/board") { EverySteps = 10, HistogramsEveryEpochs = 1 },
            ],
        };

        Fit(options);

        File.ReadAllLines("runs/mine/log.csv").Should().HaveCount(3);
        File.ReadAllLines("runs/mine/log.jsonl").Should().HaveCountGreaterThan(3);
        var events = EventReader.Read(Directory.GetFiles("runs/mine/board").Single());
        events.Where(e => e.Tag == "loss/validation").Should().HaveCount(2);
        events.Where(e => e.HistogramCounts.Length > 0).Select(e => e.Tag).Should().Contain(tag => tag.StartsWith("weights/"));
    }

    [Fact]
    public void Progress_OfAFit_IsReported()
    {
        var options = new TrainingOptions
        {
            Epochs = 2,
            Progress = new Progress<TrainingProgress>(p => Console.WriteLine($"{p.Share:P0}, {p.Left} left")),
        };

        Fit(options).Epochs.Should().HaveCount(2);
    }

    [Fact]
    public void OwnCallbacks_OfBothKinds_AreCalled()
    {
        var saver = new DelegateCallback { EpochEnd = context => Console.WriteLine($"{context.Epoch}: {context.LastRecord!.TrainingLoss}") };

        var history = Fit(new TrainingOptions { Epochs = 5, Callbacks = [saver, new StopWhenGoodEnough(Metric.ValidationAccuracy, 0)] });

        history.StopReason.Should().Be("validation accuracy was at least 0 twice in a row.");
    }

    private TrainingHistory Fit(TrainingOptions options)
    {
        using var model = SmallSample.Model();
        return Trainer.Fit(model, _sample.Split.Train, _sample.Split.Validation, options with { Threads = 1 });
    }
}
