using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public class TrainerTests(SmallSample sample)
{
    [Fact]
    public void Fit_TwoEpochs_RecordsEveryFigure()
    {
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Metrics = [new F1Score()] });

        history.Should().BeEquivalentTo(new { StopCause = StopCause.Completed, StopReason = "All 2 epochs are done.", StoppedEarly = false, Seed = 123, Threads = 1 });
        history.Steps.Should().Be(2 * ((sample.Split.Train.Count + 7) / 8));
        history.Epochs.Select(e => e.Epoch).Should().Equal(1, 2);
        history.Epochs.Should().OnlyContain(e => e.LearningRate == 1e-3 && e.Seconds > 0 && e.ImagesPerSecond > 0);
        history.Epochs.Should().OnlyContain(e => e.TrainingLoss > 0 && e.TrainingAccuracy >= 0 && e.TrainingAccuracy <= 1 && e.ValidationLoss > 0);
        history.Epochs[0].Metrics.Keys.Should().BeEquivalentTo("training macro F1", "validation macro F1");
    }

    [Fact]
    public void Fit_LastEpochsValidation_IsWhatTheEvaluatorSays()
    {
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Metrics = [new F1Score()] });
        var report = Evaluator.Evaluate(model, sample.Split.Validation);

        var last = history.Epochs[^1];
        last.ValidationLoss.Should().Be(report.Loss);
        last.ValidationAccuracy.Should().Be(report.Accuracy);
        last.ValidationBalancedAccuracy.Should().Be(report.BalancedAccuracy);
        last.Metrics["validation macro F1"].Should().Be(report.ConfusionMatrix.Total == 0 ? 0 : MacroF1(report));
    }

    [Fact]
    public void Fit_SameSeed_GivesTheSameWeightsBitForBit()
    {
        using var first = SmallSample.Model();
        using var second = SmallSample.Model();
        using var other = SmallSample.Model();
        var options = SmallSample.Options with { Augmentation = Augmentation.Standard, LoaderThreads = 1 };

        var a = Trainer.Fit(first, sample.Split.Train, sample.Split.Validation, options);
        var b = Trainer.Fit(second, sample.Split.Train, sample.Split.Validation, options with { LoaderThreads = 3, PrefetchBatches = 1 });
        Trainer.Fit(other, sample.Split.Train, sample.Split.Validation, options with { Seed = 4 });

        Weights.Of(second).Should().Equal(Weights.Of(first));
        b.Epochs.Select(e => e.TrainingLoss).Should().Equal(a.Epochs.Select(e => e.TrainingLoss));
        Weights.Of(other).Should().NotEqual(Weights.Of(first), "another seed shuffles, augments and drops out differently");
    }

    [Fact]
    public void Fit_LeavesTorchsGlobalStateAsItWas()
    {
        using var model = SmallSample.Model();
        var threads = torch.get_num_threads();
        using var before = torch.get_rng_state();

        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options);

        using var after = torch.get_rng_state();
        after.data<byte>().ToArray().Should().Equal(before.data<byte>().ToArray());
        torch.get_num_threads().Should().Be(threads);
    }

    [Fact]
    public void Fit_WritesLabelsAndTheTrainingSetsStatisticsIntoTheModel()
    {
        using var model = SmallSample.Model();

        Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, SmallSample.Options with { Epochs = 1 });

        var fitted = new Preprocessing { Height = 24, Width = 30 }.Fit(sample.Split.Train);
        model.Labels.Should().Be(sample.Split.Labels);
        model.Preprocessing.Should().Be(fitted);
        fitted.Should().NotBe(new Preprocessing { Height = 24, Width = 30 }.Fit(sample.Split.Validation), "else the test could not tell");
    }

    [Fact]
    public void Fit_AgainWithATrainedModel_KeepsItsStatistics()
    {
        using var model = SmallSample.Model();
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 1 });
        var statistics = model.Preprocessing;

        Trainer.Fit(model, sample.Split.Validation, null, SmallSample.Options with { Epochs = 1 });

        model.Preprocessing.Should().Be(statistics);
    }

    [Fact]
    public void Fit_NoValidation_LeavesThoseFiguresOut()
    {
        using var model = SmallSample.Model();

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options);

        history.Epochs.Should().HaveCount(2).And.OnlyContain(
            e => e.ValidationLoss == null && e.ValidationAccuracy == null && e.ValidationBalancedAccuracy == null);
    }

    [Fact]
    public void Fit_L2OnALayer_IsPartOfTheReportedLoss()
    {
        using var model = SmallSample.Model();
        using var unregularised = ModelBuilder.FromInput(24, 30).GlobalAveragePooling().Dense(7).Build(1);
        using var regularised = ModelBuilder.FromInput(24, 30).GlobalAveragePooling().Dense(7, l2: 0.5).Build(1);
        var frozen = SmallSample.Options with { Epochs = 1, Optimizer = Optimizer.Sgd(1e-30) };

        var without = Trainer.Fit(unregularised, sample.Split.Train, sample.Split.Validation, frozen).Epochs[0];
        var with = Trainer.Fit(regularised, sample.Split.Train, sample.Split.Validation, frozen).Epochs[0];

        using var penalty = regularised.L2Penalty()!;
        var expected = penalty.item<float>();
        expected.Should().BeGreaterThan(0.01f);
        (with.TrainingLoss - without.TrainingLoss).Should().BeApproximately(expected, 1e-5);
        (with.ValidationLoss!.Value - without.ValidationLoss!.Value).Should().BeApproximately(expected, 1e-5);
    }

    [Fact]
    public void Fit_LearningRateSetByACallback_IsUsedAndRecorded()
    {
        using var model = SmallSample.Model();
        using var untouched = SmallSample.Model();
        var stopAfterFirst = new Hooks { EpochStart = c => c.SetLearningRate(c.Epoch == 1 ? 0 : 0.25) };
        var options = SmallSample.Options with { Epochs = 1, Optimizer = Optimizer.Sgd(1), Callbacks = [stopAfterFirst] };

        var history = Trainer.Fit(model, sample.Split.Train, null, options);

        history.Epochs[0].LearningRate.Should().Be(0);
        Weights.Of(model, trainableOnly: true).Should().Equal(Weights.Of(untouched, trainableOnly: true), "a rate of 0 changes nothing");
        Trainer.Fit(model, sample.Split.Train, null, options with { Epochs = 2 }).Epochs.Select(e => e.LearningRate).Should().Equal(0, 0.25);
        Weights.Of(model, trainableOnly: true).Should().NotEqual(Weights.Of(untouched, trainableOnly: true));
    }

    [Fact]
    public void Fit_ClassWithoutImages_IsWarnedOf()
    {
        using var model = SmallSample.Model();
        var some = ImageSet.FromRecords(sample.Split.Train.Records.Where(r => r.Diagnosis != Diagnosis.Df), "some");

        var history = Trainer.Fit(model, some, null, SmallSample.Options with { Epochs = 1 });

        history.Warnings.Should().Equal("The training set has no image of class 'df'; the model cannot learn it.");
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    [InlineData(OptimizerKind.AdamW)]
    [InlineData(OptimizerKind.NAdam)]
    [InlineData(OptimizerKind.RmsProp)]
    public void Fit_EveryOptimizer_LowersTheTrainingLoss(OptimizerKind kind)
    {
        using var model = SmallSample.Model();
        var optimizer = kind switch
        {
            OptimizerKind.Sgd => Optimizer.Sgd(0.05, momentum: 0.9, nesterov: true),
            OptimizerKind.Adam => Optimizer.Adam(0.01),
            OptimizerKind.AdamW => Optimizer.AdamW(0.01),
            OptimizerKind.NAdam => Optimizer.NAdam(0.01),
            _ => Optimizer.RmsProp(0.005),
        };

        var history = Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 5, Optimizer = optimizer });

        history.Epochs[^1].TrainingLoss.Should().BeLessThan(history.Epochs[0].TrainingLoss);
    }

    private static double MacroF1(EvaluationReport report) => Enumerable.Range(0, 7).Average(c =>
    {
        var matrix = report.ConfusionMatrix;
        var sum = matrix.Support(c) + matrix.PredictedCount(c);
        return sum == 0 ? 0 : 2.0 * matrix[c, c] / sum;
    });
}
