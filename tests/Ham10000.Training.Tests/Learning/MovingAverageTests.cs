using Ham10000.Evaluation;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class MovingAverageTests(SmallSample sample)
{
    private static readonly MovingAverage Average = new() { Decay = 0.6 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_WithAnAverage_LeavesTheFormulasAverageInTheModel(bool warmUp)
    {
        using var model = SmallSample.Model();
        var expected = Snapshot(model);
        var step = 0;
        var hooks = new Hooks
        {
            StepEnd = context =>
            {
                var d = warmUp ? Math.Min(0.6, (1.0 + step) / (10 + step)) : 0.6;
                step++;
                foreach (var (name, live) in Snapshot(context.Model))
                {
                    expected[name] = [.. expected[name].Zip(live, (a, w) => d * a + (1 - d) * w)];
                }
            },
        };

        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { MovingAverage = Average with { WarmUp = warmUp }, Callbacks = [hooks] });

        step.Should().BeGreaterThan(6);
        var held = Snapshot(model);
        held.Keys.Should().Contain("layers.batch_normalization.running_var", "statistics are averaged with the weights they belong to");
        foreach (var (name, values) in expected)
        {
            held[name].Zip(values, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-5, name);
        }
    }

    [Fact]
    public void Fit_WithAnAverage_TrainsTheWeightsItWouldTrainWithout()
    {
        using var plain = SmallSample.Model();
        using var averaged = SmallSample.Model();
        Trainer.Fit(plain, sample.Split.Train, sample.Split.Validation, SmallSample.Options);
        Trainer.Fit(averaged, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { MovingAverage = Average with { KeepAtEnd = false } });
        Weights.Of(averaged).Should().Equal(Weights.Of(plain));
    }

    [Fact]
    public void Validation_WithAnAverage_JudgesWhatCallbacksSeeAndTheModelKeeps()
    {
        using var model = SmallSample.Model();
        IReadOnlyList<string>? inValidation = null;
        IReadOnlyList<string>? inTraining = null;
        var hooks = new Hooks { StepEnd = context => inTraining = Weights.Of(context.Model), EpochEnd = context => inValidation = Weights.Of(context.Model) };

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { MovingAverage = Average, Callbacks = [hooks] });

        Weights.Of(model).Should().Equal(inValidation);
        inTraining.Should().NotEqual(inValidation);
        Evaluator.Evaluate(model, sample.Split.Validation).Loss.Should().Be(history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void Validation_WithoutValidatingTheAverage_JudgesTheTrainedWeights()
    {
        using var plain = SmallSample.Model();
        using var averaged = SmallSample.Model();
        var a = Trainer.Fit(plain, sample.Split.Train, sample.Split.Validation, SmallSample.Options);
        var b = Trainer.Fit(averaged, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { MovingAverage = Average with { Validate = false } });
        b.Epochs.Select(e => e.ValidationLoss).Should().Equal(a.Epochs.Select(e => e.ValidationLoss));
        Weights.Of(averaged).Should().NotEqual(Weights.Of(plain), "the average is kept at the end all the same");
    }

    [Fact]
    public void EarlyStopping_WithAnAverage_RestoresTheAverageOfTheBestEpoch()
    {
        using var model = SmallSample.Model();
        var perEpoch = new List<IReadOnlyList<string>>();
        var stopping = new EarlyStopping(Metric.ValidationLoss, patienceEpochs: 1, minimumDelta: 100, restoreBestWeights: true);
        var hooks = new Hooks { EpochEnd = context => perEpoch.Add(Weights.Of(context.Model)) };
        Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Epochs = 3, MovingAverage = Average, Callbacks = [hooks, stopping] });
        Weights.Of(model).Should().Equal(perEpoch[0]);
    }

    [Fact]
    public void Fit_CancelledInAnEpoch_KeepsTheAverage()
    {
        using var model = SmallSample.Model();
        using var cancellation = new CancellationTokenSource();
        IReadOnlyList<string>? live = null;
        var hooks = new Hooks
        {
            StepEnd = context =>
            {
                live = Weights.Of(context.Model);
                if (context.TotalSteps == 3)
                {
                    cancellation.Cancel();
                }
            },
        };
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { MovingAverage = Average, Callbacks = [hooks] }, cancellation.Token);
        Weights.Of(model).Should().NotEqual(live);
    }

    [Fact]
    public void Fit_WithADecayOf1_IsRefused()
    {
        using var model = SmallSample.Model();
        var fit = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { MovingAverage = new MovingAverage { Decay = 1 }, GradientClipping = GradientClipping.ByNorm(0) });
        fit.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be("""
            The fit has 2 problems:
            - GradientClipping.Limit is 0. Expected a finite number above 0, or GradientClipping = null for none.
            - MovingAverage.Decay is 1. Expected a number in (0, 1), or MovingAverage = null for none.
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void EarlyStopping_WhoseBestEpochIsTheLast_LeavesWhatWasJudged(bool validate, bool keepAtEnd)
    {
        using var model = SmallSample.Model();
        IReadOnlyList<string>? judged = null;
        var hooks = new Hooks { EpochEnd = context => judged = Weights.Of(context.Model) };
        var stopping = new EarlyStopping(Metric.ValidationLoss, startFromEpoch: 2);

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with
        {
            MovingAverage = Average with { Validate = validate, KeepAtEnd = keepAtEnd },
            Callbacks = [hooks, stopping],
        });

        stopping.BestEpoch.Should().Be(2);
        Weights.Of(model).Should().Equal(judged);
        Evaluator.Evaluate(model, sample.Split.Validation).Loss.Should().Be(history.Epochs[^1].ValidationLoss);
    }

    private static Dictionary<string, double[]> Snapshot(ImageModel model)
    {
        using var scope = torch.NewDisposeScope();
        return model.state_dict().Where(entry => entry.Value.is_floating_point())
            .ToDictionary(entry => entry.Key, entry => entry.Value.detach().to(torch.float64).contiguous().data<double>().ToArray());
    }
}
