using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;

namespace Ham10000.Training.Tests;

/// <summary>A model that joins patient data, from training to prediction.</summary>
[Collection(TorchTests.Name)]
public sealed class PatientTrainingTests(SmallSample sample)
{
    private static readonly Target Old = Target.Of("old", LabelKind.Binary, ["young", "old"], r => r.AgeYears > 50 ? "old" : "young");

    private static TrainingOptions Options => SmallSample.Options with { Epochs = 12, Optimizer = Optimizer.Adam(0.05) };

    [Fact]
    public void Fit_ALabelThatTheAgeDecides_IsLearntFromPatientsAndNotFromImages()
    {
        var (train, validation) = (Aged(sample.Split.Train, Old), Aged(sample.Split.Validation, Old));
        using var images = Start.Dense(1).Build(1);
        using var both = Start.JoinPatient(4, Activation.Relu).Dense(1).Build(1);

        var without = Trainer.Fit(images, train, validation, Options).Epochs[^1];
        var with = Trainer.Fit(both, train, validation, Options).Epochs[^1];

        with.ValidationBalancedAccuracy.Should().Be(1);
        with.TrainingBalancedAccuracy.Should().Be(1);
        without.ValidationBalancedAccuracy.Should().BeLessThan(0.9);
    }

    [Fact]
    public void Fit_TakesTheAgesOfTheTrainingSetAndKeepsThem()
    {
        var train = Aged(sample.Split.Train, Target.Diagnosis);
        using var model = Start.JoinPatient().Dense(7).Build(1);

        Trainer.Fit(model, train, sample.Split.Validation, Options with { Epochs = 1 });

        var fitted = PatientEncoder.Fit(train);
        model.Patient.Should().Be(fitted);
        fitted.Should().NotBe(PatientEncoder.Fit(sample.Split.Validation), "else the test could not tell");
        Trainer.Fit(model, sample.Split.Validation, null, Options with { Epochs = 1 });
        model.Patient.Should().BeSameAs(model.Patient).And.Be(fitted, "a trained model keeps what it was trained with");
    }

    [Fact]
    public void Predict_WithTheFactsOfARecord_IsWhatTheEvaluatorSaysOfIt()
    {
        using var folder = new TemporaryFolder();
        using var model = Start.JoinPatient(4, Activation.Relu).Dense(7).Build(1);
        var test = Aged(sample.Split.Test, Target.Diagnosis);
        Trainer.Fit(model, sample.Split.Train, null, Options with { Epochs = 1 });
        model.Save(folder["model.safetensors"]);

        var evaluated = Evaluator.Evaluate(model, test, new EvaluationOptions { BatchSize = 1 }).Predictions;
        using var predictor = Predictor.Load(folder["model.safetensors"]);

        test.Records.Should().Contain(r => r.AgeYears == null && r.Sex == "unknown" && r.Localization == "unknown", "missing facts count too");
        for (var i = 0; i < test.Count; i++)
        {
            var predicted = predictor.Predict(test.Records[i].ImagePath, PatientFacts.Of(test.Records[i]));
            predicted.Probabilities.Select(p => (float)p).Should().Equal(evaluated.ProbabilitiesOf(i).ToArray());
        }

        predictor.Predict(test.Records[1].ImagePath).Probabilities.Should().NotEqual(predictor.Predict(test.Records[1].ImagePath, PatientFacts.Of(test.Records[1])).Probabilities);
    }

    [Fact]
    public void Fit_SitesThatNobodyKnows_AreReported()
    {
        using var model = Start.JoinPatient().Dense(7).Build(1);
        var records = sample.Split.Train.Records.Select((r, i) => i < 2 ? r with { Localization = "oral/genital" } : r);
        var train = ImageSet.FromRecords(records, "train");

        var history = Trainer.Fit(model, train, null, Options with { Epochs = 1 });
        var report = Evaluator.Evaluate(model, train);

        var expected = $"The localization of 2 of {train.Count} images of the set 'train' is none of HAM10000's 14 sites and counts as missing: 'oral/genital' 2.";
        history.Warnings.Should().Contain(expected);
        report.Details.Single(d => d.Key == "patient data").Value.Should().Contain(expected);
    }

    [Fact]
    public void Fit_PatientDataThatHoldsTheTarget_IsRefused()
    {
        using var model = Start.JoinPatient().Dense(1).Build(1);
        var train = ImageSet.FromRecords(sample.Split.Train.Records.Where(r => Target.Sex.ClassOf(r) is not null), "train", Target.Sex);

        Action fit = () => Trainer.Fit(model, train, null, Options);

        fit.Should().ThrowExactly<ArgumentException>().WithMessage(
            "The target of the set 'train' is sex, and patient data with Sex would hold the answer. Leave it out: PatientColumns.All & ~PatientColumns.Sex. (Parameter 'columns')");
    }

    private static ModelBuilder Start => ModelBuilder.FromInput(24, 30).Conv2d(4, activation: Activation.Relu).GlobalAveragePooling();

    // Ages that the images cannot tell; the first patient is unknown.
    private static ImageSet Aged(ImageSet set, Target target) => ImageSet.FromRecords(
        set.Records.Select((r, i) => i == 0 ? r with { AgeYears = null, Sex = "unknown", Localization = "unknown" } : r with { AgeYears = i % 2 == 0 ? 30 : 70 }), "aged", target);
}
