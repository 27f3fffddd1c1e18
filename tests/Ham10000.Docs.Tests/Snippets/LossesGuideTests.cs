using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/losses.md, on a few small sample images and made-up backbone weights.</summary>
[Collection(OneAtATime.Name)]
public sealed class LossesGuideTests : WorkingFolder
{
    [Fact]
    public void Losses()
    {
        var options = Options;
        var weighted = options with { Loss = Loss.CrossEntropy(ClassWeights.SquareRoot, labelSmoothing: 0.1) };
        var balanced = options with { Loss = Loss.LogitAdjusted(tau: 1) };
        var focal = options with { Loss = Loss.Focal(gamma: 2) with { WeightsFrom = ClassWeights.Balanced } };
        var own = options with { Loss = Loss.Custom("smooth L1 of probabilities", (logits, target) => smooth_l1_loss(softmax(logits, 1), one_hot(target, 7).to_type(ScalarType.Float32))) };

        Fit(weighted, balanced, focal, own).Select(history => history.Loss).Should().Equal(
            "cross entropy, class weights square root, label smoothing 0.1",
            "logit-adjusted cross entropy, logit adjustment 1",
            "focal loss, class weights balanced over images, gamma 2",
            "smooth L1 of probabilities");
    }

    [Fact]
    public void Steps()
    {
        var options = Options;
        var optimizer = Optimizer.AdamW(learningRate: 1e-3, weightDecay: 0.05) with
        {
            Parts = [OptimizerPart.Backbone with { LearningRateFactor = 0.1 }],
            DecayBiasAndNorm = false,
        };
        var large = options with { BatchSize = 8, AccumulateBatches = 4, GradientClipping = GradientClipping.ByNorm(1.0) };
        var averaged = options with { MovingAverage = new MovingAverage { Decay = 0.99 } };

        optimizer.Parts[0].Prefix.Should().Be("backbone.");
        Fit(large, averaged).Select(history => history.Steps).Should().Equal(1, 4);
    }

    [Fact]
    public void Mixing()
    {
        var options = Options;
        var mixed = options with { BatchTransform = BatchTransform.OneOf((new MixUp(Alpha: 0.2), 0.5), (new CutMix(Alpha: 1), 0.25)) };

        Fit(mixed, options with { BatchTransform = new Darken(0.5) }).Should().OnlyContain(history => history.Epochs.Count == 1);
    }

    [Fact]
    public void Phases()
    {
        MadeUpWeights.Write();
        var options = Options;
        var phased = options with
        {
            Phases =
            [
                new TrainingPhase { Epochs = 1, Layers = TrainedLayers.Head, LearningRate = 1e-3 },
                new TrainingPhase { Epochs = 2, Layers = TrainedLayers.Last(23), LearningRate = 1e-4, Augmentation = Augmentation.Standard },
            ],
        };

        using var data = Sample();
        var split = Split(data);
        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet).GlobalAveragePooling().Dense(split.ClassCount).Build(seed: 1);
        var history = Trainer.Fit(model, split.Train, split.Validation, phased);
        history.Epochs.Select(epoch => (epoch.Phase, epoch.LearningRate)).Should().Equal(
            ("the head", 1e-3), ("the backbone's last 23 layers and the head", 1e-4), ("the backbone's last 23 layers and the head", 1e-4));
    }

    [Fact]
    public void GuardRails()
    {
        var options = Options;
        var stop = options with { OnNonFinite = OnNonFinite.Stop };
        var skip = options with { OnNonFinite = OnNonFinite.SkipBatch(limit: 10) };
        var restore = options with { OnNonFinite = OnNonFinite.Restore(limit: 3, learningRateFactor: 0.5) };

        var losses = Fit(stop, skip, restore).Select(history => history.Epochs[0].TrainingLoss).ToList();
        losses.Should().OnlyContain(loss => loss == losses[0], "nothing happens where all is finite");
    }

    private static TrainingOptions Options => new() { Epochs = 1, BatchSize = 4, Optimizer = Optimizer.Adam(1e-3), Threads = 1 };

    private static List<TrainingHistory> Fit(params TrainingOptions[] all)
    {
        using var data = Sample();
        var split = Split(data);
        var histories = new List<TrainingHistory>();
        foreach (var options in all)
        {
            using var model = ModelBuilder.FromInput(height: 32, width: 40).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(split.ClassCount).Build(seed: 1);
            histories.Add(Trainer.Fit(model, split.Train, null, options));
        }

        return histories;
    }

    private static HamDataset Sample()
    {
        HamSample.Create("Data", images: 28, seed: 1, new HamSampleOptions { Height = 60, Width = 75, ImagesPerLesion = 1, Balanced = true });
        return HamDataset.Open("Data");
    }

    private static DataSplit Split(HamDataset data) => data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.25, test: 0.25, seed: 1));

    public sealed record Darken(double Most) : BatchTransform
    {
        public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
        {
            var shift = (float)(random.NextDouble() * Most);
            foreach (ref var value in batch.Pixels)
            {
                value -= shift;
            }
        }
    }
}
