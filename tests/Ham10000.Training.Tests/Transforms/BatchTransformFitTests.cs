using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class BatchTransformFitTests(SmallSample sample)
{
    [Fact]
    public void Fit_WithAMixThatKeepsEverything_IsThePlainFit()
    {
        using var plain = SmallSample.Model();
        using var mixed = SmallSample.Model();
        var a = Trainer.Fit(plain, sample.Split.Train, null, SmallSample.Options);
        var b = Trainer.Fit(mixed, sample.Split.Train, null, SmallSample.Options with { BatchTransform = new Relabel(1) });
        Weights.Of(mixed).Should().Equal(Weights.Of(plain));
        b.Epochs.Select(e => e.TrainingAccuracy).Should().Equal(a.Epochs.Select(e => e.TrainingAccuracy));
    }

    [Fact]
    public void Fit_WhoseSecondLabelsHaveTheLargerShare_ComparesPredictionsWithThem()
    {
        using var first = SmallSample.Model();
        using var second = SmallSample.Model();
        var seen = new List<double>();

        // At a rate of almost 0 the answers stay; the accuracies differ by the labels alone.
        var options = SmallSample.Options with { Epochs = 1, Optimizer = Optimizer.Sgd(1e-12), Callbacks = [new Hooks { EpochEnd = c => seen.Add(c.LastRecord!.TrainingAccuracy) }] };
        Trainer.Fit(first, sample.Split.Train, null, options with { BatchTransform = new Relabel(0.5, Shift: 0) });
        Trainer.Fit(second, sample.Split.Train, null, options with { BatchTransform = new Relabel(0.5, Shift: 1) });
        seen[1].Should().Be(seen[0], "half is enough for the first label");
        for (var shift = 1; shift <= 4; shift++)
        {
            using var other = SmallSample.Model();
            Trainer.Fit(other, sample.Split.Train, null, options with { BatchTransform = new Relabel(0.49, shift) });
        }

        seen.Skip(2).Should().Contain(accuracy => accuracy != seen[0]);
    }

    [Fact]
    public void Fit_OnMixedBatches_IsTheSumOfBothLosses()
    {
        var options = SmallSample.Options with { Epochs = 1, BatchSize = 64, Loss = Loss.CrossEntropy(labelSmoothing: 0.1) };
        double Value(double share)
        {
            using var model = ModelBuilder.FromInput(24, 30).GlobalAveragePooling().Dense(7).Build(seed: 1);
            return Trainer.Fit(model, sample.Split.Train, null, options with { BatchTransform = new Relabel(share, Shift: 1) }).Epochs[0].TrainingLoss;
        }

        Value(0.3).Should().BeApproximately((0.3 * Value(1)) + (0.7 * Value(0)), 1e-6);
    }

    [Fact]
    public void Fit_WithRealMixing_IsRepeatable()
    {
        using var first = SmallSample.Model();
        using var second = SmallSample.Model();
        var options = SmallSample.Options with { BatchTransform = BatchTransform.OneOf((new MixUp(1), 0.5), (new CutMix(), 0.5)) };
        Trainer.Fit(first, sample.Split.Train, null, options);
        Trainer.Fit(second, sample.Split.Train, null, options with { PrefetchBatches = 1 });
        Weights.Of(second).Should().Equal(Weights.Of(first));
    }

    [Fact]
    public void Fit_WithAnAlphaOf0_IsRefused()
    {
        using var model = SmallSample.Model();
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { BatchTransform = BatchTransform.OneOf((new MixUp(0), 1)) });
        fit.Should().ThrowExactly<ArgumentException>().WithMessage("BatchTransform is MixUp with alpha 0. Expected a finite number above 0.");
    }

    // A transform of a user's own: pairs each image with one further on, and leaves the pixels.
    private sealed record Relabel(double Share, int Shift = 1) : BatchTransform
    {
        public override void Apply(Batch batch, BatchMix mix, BatchRandom random)
        {
            var partners = new int[batch.Count];
            for (var i = 0; i < partners.Length; i++)
            {
                partners[i] = (i + Shift) % batch.Count;
            }

            mix.Set(batch, partners, Share);
        }
    }
}
