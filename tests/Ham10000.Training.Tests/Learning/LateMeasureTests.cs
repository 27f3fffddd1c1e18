using Ham10000.Evaluation;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Ham10000.Training.Tests;

/// <summary>How a GPU's losses are read, and float16's are scaled, on the CPU.</summary>
[Collection(TorchTests.Name)]
public sealed class LateMeasureTests(SmallSample sample)
{
    private static TrainingOptions Options => SmallSample.Options with { Metrics = [new F1Score()] };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_ThatReadsItsLossesLate_HasTheSameHistory(int accumulate)
    {
        using var now = SmallSample.Model();
        using var late = SmallSample.Model();
        var options = Options with { AccumulateBatches = accumulate, BatchTransform = new MixUp(1) };
        var a = Trainer.Fit(now, sample.Split.Train, sample.Split.Validation, options);
        var b = Trainer.Fit(late, sample.Split.Train, sample.Split.Validation, options with { MeasuresLate = true });
        Weights.Of(late).Should().Equal(Weights.Of(now));
        WithoutTimes(b).Should().BeEquivalentTo(WithoutTimes(a), o => o.WithStrictOrdering());
    }

    [Fact]
    public void StepLoss_WhenReadLate_IsThatOfTheStep()
    {
        var (now, late) = (new List<double>(), new List<double>());
        Read(Options, now, everySteps: 1);
        Read(Options with { MeasuresLate = true }, late, everySteps: 3);
        late.Should().Equal(now.Where((_, i) => (i / 3 + 1) % 3 == 0));
    }

    [Fact]
    public void Fit_ThatReadsANonFiniteLossLate_NamesItsStep()
    {
        using var model = SmallSample.Model();
        var calls = 0;
        var loss = Loss.Custom("none at the second", (outputs, target) => cross_entropy(outputs, target) * (calls++ == 1 ? float.NaN : 1));
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, Options with { Loss = loss, MeasuresLate = true });
        fit.Should().ThrowExactly<NonFiniteLossException>().Which.Message.Should().StartWith("Epoch 1, step 2 of 4: the training loss is NaN. Expected finite numbers.");
    }

    [Fact]
    public void Fit_WithAScaledLoss_IsTheFitWithout()
    {
        using var plain = SmallSample.Model();
        using var scaled = SmallSample.Model();
        Trainer.Fit(plain, sample.Split.Train, null, Options);
        Trainer.Fit(scaled, sample.Split.Train, null, Options with { ScalesLoss = true });
        Weights.Of(scaled).Should().Equal(Weights.Of(plain), "a power of two changes no digit");
    }

    [Fact]
    public void Fit_WhoseScaledGradientsOverflow_LowersTheScaleUntilTheyDoNot()
    {
        using var model = SmallSample.Model();
        var after = new List<IReadOnlyList<string>>();

        // Gradients go back through float16, whose largest number is 65,504: at a hundred times the loss the first scale of 65,536 is too much, and a sixteenth of it is not.
        var loss = Loss.Custom("float16", (outputs, target) => cross_entropy(outputs.to_type(ScalarType.Float16).to_type(ScalarType.Float32), target) * 100);
        var options = Options with { Loss = loss, ScalesLoss = true, Callbacks = [new Hooks { StepEnd = context => after.Add(Weights.Of(context.Model, trainableOnly: true)) }] };
        Trainer.Fit(model, sample.Split.Train, null, options with { Epochs = 6 });
        after[1].Should().Equal(after[0]);
        after[^1].Should().NotEqual(after[0]);
    }

    private void Read(TrainingOptions options, List<double> values, int everySteps)
    {
        using var model = SmallSample.Model();
        var hooks = new Hooks
        {
            StepEnd = context =>
            {
                if (context.TotalSteps % everySteps == 0)
                {
                    values.AddRange([context.StepLoss, context.RunningLoss, context.RunningAccuracy]);
                }
            },
        };
        Trainer.Fit(model, sample.Split.Train, null, options with { Callbacks = [hooks] });
    }

    private static List<(EpochRecord, string)> WithoutTimes(TrainingHistory history) =>
        history.Epochs.Select(epoch => (epoch with { Seconds = 0, ImagesPerSecond = 0, WaitedSeconds = 0, Metrics = new Dictionary<string, double>() }, string.Join(';', epoch.Metrics))).ToList();
}
