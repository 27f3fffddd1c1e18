using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>A model that reconstructs, from training to the measurement.</summary>
[Collection(TorchTests.Name)]
public sealed class AutoencoderTrainingTests(SmallSample sample)
{
    private static ModelBuilder Builder => ModelBuilder.FromInput(24, 32).Named("Autoencoder")
        .Conv2d(8, activation: Activation.Relu).MaxPool(2).Conv2dTranspose(8, activation: Activation.Relu).Conv2d(3).Reconstruct();

    private static TrainingOptions Options => SmallSample.Options with { Optimizer = Optimizer.Adam(0.01) };

    [Fact]
    public void Fit_LearnsToGiveBackWhatItSees()
    {
        using var model = Builder.Build(1);

        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, Options with { Epochs = 6 });

        model.Labels.Should().BeNull();
        history.Epochs[^1].ValidationLoss.Should().BeLessThan(0.5 * history.Epochs[0].ValidationLoss!.Value);
        history.Epochs.Should().OnlyContain(e => double.IsNaN(e.TrainingAccuracy) && double.IsNaN(e.TrainingBalancedAccuracy) && e.TrainingLoss > 0);
        history.Epochs.Should().OnlyContain(e => e.ValidationAccuracy == null && e.ValidationBalancedAccuracy == null && e.Metrics.Count == 0);
        Evaluator.MeasureReconstruction(model, sample.Split.Validation).Loss.Should().Be(history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void Fit_SetsOfAnyLabels_PlayNoPart()
    {
        using var model = Builder.Build(1);
        using var same = Builder.Build(1);
        var sexes = ImageSet.FromRecords(sample.Split.Train.Records.Where(r => Target.Sex.ClassOf(r) is not null && r.Diagnosis != Diagnosis.Df), "sexes", Target.Sex);
        var diagnoses = ImageSet.FromRecords(sexes.Records, "diagnoses");

        var history = Trainer.Fit(model, sexes, sample.Split.Validation, Options with { Epochs = 1 });
        Trainer.Fit(same, diagnoses, null, Options with { Epochs = 1 });

        history.Warnings.Should().BeEmpty("classes without images are none of its business");
        Weights.Of(model).Should().Equal(Weights.Of(same));
    }

    [Fact]
    public void Fit_EveryCallback_SurvivesTheAbsentAccuracies()
    {
        using var folder = new TemporaryFolder();
        using var model = Builder.Build(1);
        var output = new StringWriter { NewLine = "\n" };
        var history = Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, Options with
        {
            Callbacks =
            [
                new ConsoleProgress("Ae", output, interactive: true), new CsvLogger(folder["log.csv"]), new ModelCheckpoint(folder["checkpoints"], Metric.ValidationLoss),
                new ReduceLROnPlateau(Metric.ValidationLoss), new EarlyStopping(Metric.TrainingLoss),
            ],
        });

        output.ToString().Should().NotContain("accuracy").And.NotContain("balanced").And.NotContain("NaN").And.Contain("validation loss");
        File.ReadAllLines(folder["log.csv"]).Should().HaveCount(3).And.Subject.Last().Should().Match("2,*,NaN,NaN,*,,");
        history.SaveJson(folder["history.json"]);
        TrainingHistory.LoadJson(folder["history.json"]).Epochs.Should().BeEquivalentTo(history.Epochs);
        history.ToSvg().Should().Contain("Loss").And.NotContain("Accuracy");
        history.ToHtml().Should().NotContain("NaN");
        using var best = ImageModel.Load(Path.Combine(folder["checkpoints"], "best.safetensors"));
        Evaluator.MeasureReconstruction(best, sample.Split.Validation).Loss.Should().Be(history.Epochs.Min(e => e.ValidationLoss));
    }

    [Fact]
    public void Fit_OptionsThatAreAboutClasses_AreRefusedTogether()
    {
        using var model = Builder.Build(1);
        var options = Options with { Metrics = [new F1Score()], Callbacks = [new ModelCheckpoint("runs"), new EarlyStopping(Metric.TrainingAccuracy)] };

        Action fit = () => Trainer.Fit(model, sample.Split.Train, sample.Split.Validation, options);

        fit.Should().Throw<ArgumentException>().WithMessage("""
            The fit has 3 problems:
            - Metrics holds macro F1, which score class probabilities, and Autoencoder reconstructs images. Leave them out.
            - ModelCheckpoint monitors validation balanced accuracy but Autoencoder reconstructs images and has nothing but a loss. Monitor Metric.ValidationLoss.
            - EarlyStopping monitors training accuracy but Autoencoder reconstructs images and has nothing but a loss. Monitor Metric.TrainingLoss.
            """);
    }

    [Fact]
    public void Fit_Again_KeepsItsStatistics()
    {
        using var model = Builder.Build(1);
        Trainer.Fit(model, sample.Split.Train, null, Options with { Epochs = 1 });
        var statistics = model.Preprocessing;

        Trainer.Fit(model, sample.Split.Validation, null, Options with { Epochs = 1 });

        model.Preprocessing.Should().BeSameAs(statistics);
    }
}
