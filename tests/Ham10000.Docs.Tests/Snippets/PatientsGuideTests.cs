using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/patients.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class PatientsGuideTests : WorkingFolder
{
    [Fact]
    public void FromTrainingToPrediction()
    {
        MadeUpWeights.Write();
        HamSample.Create("sample", images: 21, seed: 1, new HamSampleOptions { Balanced = true });
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.4, validation: 0.3, test: 0.3));
        var options = new TrainingOptions { Epochs = 1 };
        File.Copy(split.Test.Records[0].ImagePath, "lesion.jpg");

        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
            .TrainLast(layers: 23).GlobalAveragePooling()
            .JoinPatient(units: 16, Activation.Relu)
            .Dropout(0.3).Dense(split.ClassCount)
            .Build();

        Trainer.Fit(model, split.Train, split.Validation, options);
        var report = Evaluator.Evaluate(model, split.Test);
        model.Save("with-patients.safetensors");

        using var predictor = Predictor.Load("with-patients.safetensors");
        var patient = new PatientFacts { AgeYears = 63, Sex = "female", Localization = "lower extremity" };
        Console.WriteLine(predictor.Predict("lesion.jpg", patient));
        Console.WriteLine(predictor.Predict("lesion.jpg"));

        report.Details.Should().Contain(detail => detail.Key == "patient data");
        predictor.Predict("lesion.jpg", patient).Probabilities.Should().NotEqual(predictor.Predict("lesion.jpg").Probabilities);
    }

    [Fact]
    public void BatchesWithPatients()
    {
        HamSample.Create("sample", images: 21, seed: 1, new HamSampleOptions { Height = 60, Width = 75, Balanced = true });
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.6, validation: 0.2, test: 0.2));
        var preprocessing = new Preprocessing().Fit(split.Train);

        var encoder = PatientEncoder.Fit(split.Train);
        Console.WriteLine(encoder.CoverageOf(split.Train));
        using var loader = new BatchLoader(split.Train, preprocessing, new LoaderOptions { BatchSize = 8, Patient = encoder });
        foreach (var batch in loader.ReadEpoch(0))
        {
            using (batch)
            {
                Console.WriteLine($"{batch.Count} images, {batch.PatientLength} values each");
            }
        }

        encoder.Length.Should().Be(20);
    }
}
