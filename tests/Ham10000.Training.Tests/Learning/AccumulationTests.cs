using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class AccumulationTests(SmallSample sample)
{
    // Neither batch norm nor dropout, which see each batch alone.
    private static ImageModel Model() => ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling().Dense(7, l2: 0.05).Build(seed: 1);

    private static readonly TrainingOptions Whole = SmallSample.Options with { BatchSize = 16, Epochs = 2, Optimizer = Optimizer.Sgd(0.5, momentum: 0.9) };

    public static TheoryData<string> Losses => ["objective", "weights over weights", "weights over images"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void Fit_AccumulatingBatches_IsTheFitOnBatchesOfAllTheirImages(string which)
    {
        Loss? loss = which switch
        {
            "weights over weights" => Loss.CrossEntropy(ClassWeights.Of(sample.Split.Labels, [5, 1, 2, 0.5f, 3, 0.1f, 1])),
            "weights over images" => Loss.CrossEntropy(ClassWeights.Of(sample.Split.Labels, [5, 1, 2, 0.5f, 3, 0.1f, 1])) with { Mean = LossMean.OverImages },
            _ => null,
        };
        (sample.Split.Train.Count % 16).Should().BeInRange(1, 15, "the last step of an epoch is to be a short one");
        using var whole = Model();
        using var parts = Model();

        var a = Trainer.Fit(whole, sample.Split.Train, null, Whole with { Loss = loss });
        var b = Trainer.Fit(parts, sample.Split.Train, null, Whole with { Loss = loss, BatchSize = 3, AccumulateBatches = 6, Sampling = Sampling.EveryImage });
        using var same = Model();
        var c = Trainer.Fit(same, sample.Split.Train, null, Whole with { Loss = loss, BatchSize = 4, AccumulateBatches = 4 });

        c.Steps.Should().Be(a.Steps);
        b.Steps.Should().Be(2 * ((sample.Split.Train.Count + 17) / 18));
        Distance(whole, same).Should().BeLessThan(3e-5, "what is left is the order of float sums, at a rate of 0.5");
        Distance(whole, parts).Should().BeGreaterThan(1e-4, "groups of 18 images are not those of 16");
        if (which != "weights over weights")
        {
            c.Epochs.Zip(a.Epochs, (x, y) => Math.Abs(x.TrainingLoss - y.TrainingLoss)).Max().Should().BeLessThan(1e-5);
        }
    }

    [Fact]
    public void OnStepEnd_WhenBatchesAreAccumulated_IsCalledPerOptimizerStep()
    {
        using var model = Model();
        var images = new List<int>();
        var hooks = new Hooks { StepEnd = context => images.Add(context.EpochImages) };
        var history = Trainer.Fit(model, sample.Split.Train, null, Whole with { Epochs = 1, BatchSize = 4, AccumulateBatches = 3, Callbacks = [hooks] });

        var count = sample.Split.Train.Count;
        images.Should().Equal(Enumerable.Range(1, (count + 11) / 12).Select(step => Math.Min(12 * step, count)));
        history.Steps.Should().Be(images.Count);
    }

    [Fact]
    public void Fit_AccumulatingNoBatch_IsRefused()
    {
        using var model = Model();
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, Whole with { AccumulateBatches = 0 });
        fit.Should().ThrowExactly<ArgumentException>().WithMessage("AccumulateBatches is 0. Expected at least 1; 1 makes a step of every batch.");
    }

    private static double Distance(ImageModel a, ImageModel b) => a.TrainableParameters.Zip(b.TrainableParameters)
        .Max(pair => pair.First.detach().data<float>().ToArray().Zip(pair.Second.detach().data<float>().ToArray(), (x, y) => Math.Abs((double)x - y)).Max());
}
