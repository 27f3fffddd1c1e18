using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Microsoft.Extensions.Logging;

namespace Ham10000.Training.Tests;

/// <summary>What a fit writes into the model beside its weights, and what it refuses to train.</summary>
[Collection(TorchTests.Name)]
public sealed class TrainerModelTests(SmallSample sample)
{
    private static readonly ModelCalibration Careful = new()
    {
        Temperature = 2,
        Decision = new DecisionRule { Thresholds = new Dictionary<string, double> { ["mel"] = 0.3 } },
    };

    [Fact]
    public void Fit_TwiceInARow_WritesASummaryOfBoth()
    {
        using var model = SmallSample.Model();
        var options = SmallSample.Options with { Augmentation = Augmentation.Standard };

        var first = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options);
        Trainer.Fit(model, sample.Split.Train, null, options with { Epochs = 1, Optimizer = Optimizer.Sgd(0.01), Augmentation = Augmentation.None });

        var last = first.Epochs[^1];
        var best = first.Epochs.MinBy(e => e.ValidationLoss)!;
        model.TrainingSummary!.Fits.Should().HaveCount(2);
        model.TrainingSummary.Fits[0].Should().BeEquivalentTo(new
        {
            Epochs = 2,
            EpochsAsked = 2,
            StopCause = "Completed",
            Optimizer = "Adam",
            LearningRate = 1e-3,
            LastLearningRate = 1e-3,
            BatchSize = 8,
            Augmentation = "standard",
            Sampling = $"{Sampling.EveryImage}",
            Seed = 123,
            Threads = 1,
            TrainingImages = sample.Split.Train.Count,
            ValidationImages = sample.Split.Validation.Count,
            TrainableParameters = model.TrainableParameterCount,
            Last = new EpochFigures(2, last.TrainingLoss, last.TrainingAccuracy, last.ValidationLoss, last.ValidationAccuracy, last.ValidationBalancedAccuracy),
            Best = new EpochFigures(best.Epoch, best.TrainingLoss, best.TrainingAccuracy, best.ValidationLoss, best.ValidationAccuracy, best.ValidationBalancedAccuracy),
        });
        model.TrainingSummary.Fits[0].LibraryVersion.Should().MatchRegex(@"^\d+\.\d+\.\d+");
        model.TrainingSummary.Fits[1].Should().BeEquivalentTo(new { Epochs = 1, Optimizer = "Sgd", Augmentation = "none", ValidationImages = (int?)null });
        TrainingSummary.FromJson(model.TrainingSummary.ToJson()).Should().Be(model.TrainingSummary);
    }

    [Fact]
    public void Fit_CalibratedModel_ResetsTheCalibrationWithAWarning()
    {
        using var model = SmallSample.Model();
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 1 });
        model.Calibration = Careful;
        var log = new Lines();

        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 1, Logger = log });

        model.Calibration.Should().Be(ModelCalibration.None);
        log.Warnings.Should().ContainSingle(line => line == $"The calibration of {model.Spec.Name} is reset (temperature 2; mel from 0.3, else the most probable): "
            + "it belongs to the weights from before this fit. Calibrate it again after the fit.");
    }

    [Fact]
    public void Evaluate_CalibratedModel_ScoresTheCalibratedProbabilities()
    {
        using var model = SmallSample.Model();
        Trainer.Fit(model, sample.Split.Train, null, SmallSample.Options with { Epochs = 1 });
        var plain = Evaluator.Measure(model, sample.Split.Validation);

        model.Calibration = Careful;
        var careful = Evaluator.Measure(model, sample.Split.Validation);

        var expected = Enumerable.Range(0, careful.Predictions.Count).Average(i => -Math.Log(careful.Predictions.ProbabilitiesOf(i)[careful.Predictions.Labels[i]]));
        careful.CrossEntropy.Should().BeApproximately(expected, 1e-5).And.NotBe(plain.CrossEntropy);
        careful.Accuracy.Should().Be(plain.Accuracy, "a temperature keeps the order");
    }

    [Fact]
    public void Fit_Ensemble_IsAnError()
    {
        using var first = SmallSample.Model();
        using var second = SmallSample.Model();
        foreach (var model in new[] { first, second })
        {
            model.SetTask(sample.Split.Labels, new Preprocessing { Height = 24, Width = 30, Standardization = Standardization.UnitRange });
        }

        using var ensemble = Ensemble.Of([first, second]);
        var fit = () => Trainer.Fit(ensemble, sample.Split.Train, null, SmallSample.Options);
        fit.Should().Throw<ArgumentException>().WithMessage("The model is an ensemble, which is not trained. Train its members and combine them again with Ensemble.Of.");
        Evaluator.Measure(ensemble, sample.Split.Validation).CrossEntropy.Should().BePositive();
    }

    private sealed class Lines : ILogger
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Warnings.Add(formatter(state, exception));
            }
        }
    }
}
