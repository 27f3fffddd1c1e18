using Ham10000.Models;
using static TorchSharp.torch;

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

    [Fact]
    public void Resume_KilledAgainAndAgain_EndsBitForBitAsTheUndisturbedFit()
    {
        using var folder = new TemporaryFolder();
        var (weights, history) = Undisturbed(KilledFit.Options);
        var options = KilledFit.Options with { Checkpoints = new CheckpointOptions { Folder = folder["a"], EverySteps = 2 } };

        KilledFit.RunAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, 1, 3);
        KilledFit.ResumeAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, 1, 3);
        KilledFit.ResumeAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, 1, 0);
        KilledFit.ResumeAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, 3, 1);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });

        KilledFit.WeightsOf(resumed.Model).Should().Be(weights);
        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(history), o => o.WithStrictOrdering());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void Resume_WithEverythingThatKeepsState_EndsBitForBitAsTheUndisturbedFit(int epoch, int step)
    {
        using var folder = new TemporaryFolder();
        IReadOnlyList<TrainingCallback> Callbacks(string name) =>
        [
            new OneCycle(),
            new EarlyStopping(Metric.TrainingLoss, patienceEpochs: 9, restoreBestWeights: false),
            new ModelCheckpoint(folder[name, "models"], Metric.ValidationLoss),
            new CsvLogger(folder[name, "log.csv"]),
            new JsonLinesLogger(folder[name, "log.jsonl"]),
            new TensorBoardLogger(folder[name, "events"]),
        ];
        var plain = KilledFit.Options with
        {
            BatchSize = 4,
            AccumulateBatches = 3,
            MovingAverage = new MovingAverage { Decay = 0.8 },
            GradientClipping = GradientClipping.ByNorm(0.5),
            BatchTransform = new MixUp(),
            Loss = Loss.CrossEntropy(),
        };
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, plain with { Callbacks = Callbacks("undisturbed") });
        var options = plain with { Checkpoints = new CheckpointOptions { Folder = folder["a"], EverySteps = 1 } };

        KilledFit.RunAndKill(sample, options with { Callbacks = Callbacks("killed") }, epoch, step);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, sample.Split.Validation, options with { Callbacks = Callbacks("killed") });

        KilledFit.WeightsOf(resumed.Model).Should().Be(KilledFit.WeightsOf(model));
        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(history), o => o.WithStrictOrdering());
        File.ReadAllLines(folder["killed", "log.csv"]).Should().HaveSameCount(File.ReadAllLines(folder["undisturbed", "log.csv"]));
        foreach (var file in new[] { "best.safetensors", "last.safetensors" })
        {
            File.ReadAllBytes(folder["killed", "models", file]).Should().Equal(File.ReadAllBytes(folder["undisturbed", "models", file]), file);
        }
    }

    [Fact]
    public void Resume_EarlyStoppingAndPlateau_GoOnCounting()
    {
        using var folder = new TemporaryFolder();
        static IReadOnlyList<TrainingCallback> Callbacks() =>
        [
            new ReduceLROnPlateau(Metric.TrainingLoss, patienceEpochs: 2, factor: 0.5, minimumDelta: 5),
            new EarlyStopping(Metric.TrainingLoss, patienceEpochs: 5, minimumDelta: 5),
        ];
        using var model = SmallSample.Model();
        var plain = KilledFit.Options with { Epochs = 20 };
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, plain with { Callbacks = Callbacks() });
        var options = plain with { Checkpoints = new CheckpointOptions { Folder = folder["a"] } };

        KilledFit.RunAndKill(sample, options with { Callbacks = Callbacks() }, 4, 0);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, sample.Split.Validation, options with { Callbacks = Callbacks() });

        history.StopCause.Should().Be(StopCause.Requested);
        resumed.History.StopReason.Should().Be(history.StopReason);
        KilledFit.WeightsOf(resumed.Model).Should().Be(KilledFit.WeightsOf(model), "the best weights, of the first epoch, are put back");
        resumed.History.Epochs.Select(e => e.LearningRate).Should().Equal(history.Epochs.Select(e => e.LearningRate));
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    [InlineData(OptimizerKind.NAdam)]
    [InlineData(OptimizerKind.RmsProp)]
    public void Resume_EveryOptimizer_EndsBitForBitAsTheUndisturbedFit(OptimizerKind kind)
    {
        using var folder = new TemporaryFolder();
        var plain = KilledFit.Options with
        {
            Epochs = 2,
            Optimizer = kind switch
            {
                OptimizerKind.Sgd => Optimizer.Sgd(0.05, momentum: 0.9, nesterov: true, weightDecay: 1e-3),
                OptimizerKind.Adam => Optimizer.Adam(0.01, weightDecay: 1e-3),
                OptimizerKind.AdamW => Optimizer.AdamW(0.01),
                OptimizerKind.NAdam => Optimizer.NAdam(0.01),
                _ => Optimizer.RmsProp(0.005, momentum: 0.5),
            },
        };
        var (weights, _) = Undisturbed(plain);
        var options = plain with { Checkpoints = new CheckpointOptions { Folder = folder["a"], EverySteps = 1 } };

        KilledFit.RunAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, 1, 2);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });

        KilledFit.WeightsOf(resumed.Model).Should().Be(weights);
    }

    [Fact]
    public void Resume_ModelWithAFrozenBackboneAndAModuleOfTheUsers_IsMadeAnew()
    {
        using var folder = new TemporaryFolder();
        var plain = SmallSample.Options with { Epochs = 2 };
        using var undisturbed = WithModule();
        Trainer.Fit(undisturbed, sample.Split.Train, null, plain);
        var options = plain with { Checkpoints = new CheckpointOptions { Folder = folder["a"], EverySteps = 1 } };
        using var stop = new CancellationTokenSource();
        using (var model = WithModule())
        {
            Trainer.Fit(model, sample.Split.Train, null, options with { Callbacks = [new Canceller(stop)] }, stop.Token).StopCause.Should().Be(StopCause.Cancelled);
        }

        var without = () => Trainer.Resume(folder["a"], sample.Split.Train, null, options);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, null, options, new ModuleFactories { ["scale"] = () => nn.Linear(8, 8) });

        without.Should().Throw<ArgumentException>().Which.Message.Should().Contain("needs what makes its module 'scale'");
        KilledFit.WeightsOf(resumed.Model).Should().Be(KilledFit.WeightsOf(undisturbed));
        resumed.Model.TrainableParameterCount.Should().Be(undisturbed.TrainableParameterCount);
    }

    private static ImageModel WithModule()
    {
        var model = ModelBuilder.FromInput(24, 30).Conv2d(8, activation: Activation.Relu).GlobalAveragePooling().Module("scale", () => nn.Linear(8, 8)).Dropout(0.2).Dense(7).Build(2);
        model.Freeze("conv2d");
        return model;
    }

    private (string Weights, TrainingHistory History) Undisturbed(TrainingOptions options)
    {
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });
        return (KilledFit.WeightsOf(model), history);
    }

    private sealed class Canceller(CancellationTokenSource stop) : TrainingCallback
    {
        public override bool OnlyObserves => true;

        public override void OnStepEnd(TrainingContext context)
        {
            if (context is { Epoch: 1, Step: 3 })
            {
                stop.Cancel();
            }
        }
    }
}
