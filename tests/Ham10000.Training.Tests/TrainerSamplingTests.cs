using Ham10000.Dataset;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class TrainerSamplingTests(SmallSample sample)
{
    [Fact]
    public void Fit_Oversample_TrainsOnWhatItDraws_AndValidatesOnTheSetAsItIs()
    {
        using var model = SmallSample.Model();
        var images = new List<int>();
        var hooks = new Hooks { EpochEnd = c => images.Add(c.EpochImages) };

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Sampling = Sampling.Oversample, Callbacks = [hooks] });

        int expected = Sampling.Oversample.ImagesPerEpoch(sample.Split.Train);
        expected.Should().BeGreaterThan(sample.Split.Train.Count, "else the test could not tell");
        images.Should().Equal(expected, expected);
        history.Steps.Should().Be(2 * ((expected + 7) / 8));
        history.Sampling.Should().Be("oversample");
        history.Epochs[^1].ValidationAccuracy.Should().Be(Evaluation.Evaluator.Evaluate(model, sample.Split.Validation).Accuracy);
    }

    [Fact]
    public void Fit_NoSampling_RecordsThatEveryImageIsDrawn()
    {
        using var model = SmallSample.Model();
        var seen = (PerEpoch: 0, Set: 0);

        var history = Trainer.Fit(model, sample.Split.Train, null,
            SmallSample.Options with { Epochs = 1, Callbacks = [new Hooks { EpochEnd = c => seen = (c.ImagesPerEpoch, c.TrainingImages) }] });

        history.Sampling.Should().Be("every image");
        seen.Should().Be((sample.Split.Train.Count, sample.Split.Train.Count));
    }

    [Fact]
    public void Fit_SamplingThatDoesNotFit_IsRefusedWithTheOtherProblems()
    {
        using var model = SmallSample.Model();

        var act = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 0, Sampling = Sampling.WeightedByClass([1, 2]) });

        act.Should().Throw<ArgumentException>().WithMessage(
            "The fit has 2 problems:\n- Sampling does not fit the training set: there are 2 weights and must be 7, one for each class.\n- Epochs is 0. Expected at least 1.");
    }

    [Fact]
    public void Fit_LogitAdjustedLossOnBalancedDraws_WarnsThatBothMakeUpForRareClasses()
    {
        using var model = SmallSample.Model();
        var options = SmallSample.Options with { Epochs = 1, Loss = Loss.LogitAdjusted() };

        Trainer.Fit(model, sample.Split.Train, null, options).Warnings.Should().BeEmpty();
        Trainer.Fit(model, sample.Split.Train, null, options with { Loss = null, Sampling = Sampling.ClassBalanced() }).Warnings.Should().BeEmpty();
        var both = options with { Sampling = Sampling.ClassBalanced() };
        Trainer.Fit(model, sample.Split.Train, null, both).Warnings.Should().Equal(
            $"The loss is logit-adjusted cross entropy, which makes up for rare classes by their share of the training set, and Sampling is {both.Sampling}, which draws them in other shares: "
            + "together they make up for them twice. Use Sampling.EveryImage with this loss, or another loss with this sampling.");
        Trainer.Fit(model, sample.Split.Train, null, both with { Loss = null, Phases = [new TrainingPhase { Epochs = 1, Loss = Loss.LogitAdjusted() }] })
            .Warnings.Should().ContainSingle("a phase may have a loss of its own");
    }

    [Fact]
    public void Fit_NoSamplingAtAll_IsRefused()
    {
        using var model = SmallSample.Model();

        var act = () => Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Sampling = null! });

        act.Should().Throw<ArgumentException>().WithMessage("Sampling is null. Expected a choice such as Sampling.EveryImage.");
    }

    [Fact]
    public void Fit_EachEpoch_RecordsAndLogsHowLongItWaitedForImages()
    {
        using var model = SmallSample.Model();
        var log = new Lines();

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { PrefetchBatches = 1, Logger = log });

        history.Epochs.Should().OnlyContain(e => e.WaitedSeconds > 0 && e.WaitedSeconds < e.Seconds);
        log.Where(l => l.StartsWith("Epoch ", StringComparison.Ordinal)).Where(l => l.Contains("waited", StringComparison.Ordinal)).Select(l => l[..15]).Should().Equal("Epoch 1 waited ", "Epoch 2 waited ");
    }

    private sealed class Lines : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Add(formatter(state, exception));
    }
}
