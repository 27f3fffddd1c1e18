using Ham10000.Dataset;
using Ham10000.Training.Tests.Checkpoints;

namespace Ham10000.Training.Tests;

/// <summary>Everything of the learning that changes during a fit goes on exactly where it was.</summary>
[Collection(TorchTests.Name)]
public sealed class ResumedLearningTests(SmallSample sample)
{
    private static readonly Dictionary<string, TrainingOptions> Settings = new()
    {
        ["average, clipping, loss, parts"] = KilledFit.Options with
        {
            MovingAverage = new MovingAverage(),
            GradientClipping = GradientClipping.ByNorm(0.5),
            Loss = Loss.CrossEntropy(ClassWeights.SquareRoot, labelSmoothing: 0.1),
            Optimizer = Optimizer.AdamW(1e-3) with { Parts = [new OptimizerPart("dense") { LearningRateFactor = 3 }], DecayBiasAndNorm = false },
        },
        ["accumulation, mixing"] = KilledFit.Options with { BatchSize = 4, AccumulateBatches = 2, BatchTransform = BatchTransform.OneOf((new MixUp(1), 0.5), (new CutMix(), 0.5)) },
        ["restoring"] = KilledFit.Options with { OnNonFinite = OnNonFinite.Restore(limit: 20), BatchTransform = new SometimesNaN(), MovingAverage = new MovingAverage() },
        ["skipping, late"] = KilledFit.Options with { OnNonFinite = OnNonFinite.SkipBatch(limit: 20), BatchTransform = new SometimesNaN() },
        ["scaled"] = KilledFit.Options with { ScalesLoss = true },
        ["late"] = KilledFit.Options with { MeasuresLate = true },
        ["phases"] = KilledFit.Options with
        {
            MovingAverage = new MovingAverage(),
            Phases =
            [
                new TrainingPhase { Epochs = 1, Layers = TrainedLayers.From("dense"), LearningRate = 0.01 },
                new TrainingPhase { Epochs = 2, Layers = TrainedLayers.All, Optimizer = Optimizer.Sgd(0.1, momentum: 0.9), Augmentation = Augmentation.Strong, Loss = Loss.Focal() },
            ],
        },
    };

    public static TheoryData<string, int, int> Kills
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var name in Settings.Keys)
            {
                data.Add(name, 1, 2);
                data.Add(name, 1, 0);
                data.Add(name, 2, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kills))]
    public void Resume_AfterAKill_EndsBitForBitAsTheUndisturbedFit(string settings, int epoch, int step)
    {
        using var folder = new TemporaryFolder();
        var options = Settings[settings];
        using var model = SmallSample.Model();
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });
        options = options with { Checkpoints = new CheckpointOptions { Folder = folder["a"], EverySteps = 1 } };

        KilledFit.RunAndKill(sample, options with { Callbacks = KilledFit.Callbacks() }, epoch, step);
        using var resumed = Trainer.Resume(folder["a"], sample.Split.Train, sample.Split.Validation, options with { Callbacks = KilledFit.Callbacks() });

        KilledFit.WeightsOf(resumed.Model).Should().Be(KilledFit.WeightsOf(model));
        KilledFit.WithoutTimes(resumed.History).Should().BeEquivalentTo(KilledFit.WithoutTimes(history), o => o.WithStrictOrdering());
    }

    private sealed record SometimesNaN : BatchTransform
    {
        public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
        {
            if (random.NextDouble() < 0.4)
            {
                batch.Pixels[0] = float.NaN;
            }
        }
    }
}
