using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/prediction.md.</summary>
[Collection(OneAtATime.Name)]
public sealed class PredictionGuideTests : WorkingFolder
{
    public PredictionGuideTests()
    {
        foreach (var (name, seed) in new[] { ("mobilenet", 1), ("first", 2), ("second", 3) })
        {
            using var trained = ModelBuilder.FromInput(16, 20).Flatten().Dense(7).Build(seed);
            trained.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 16, Width = 20, Standardization = Standardization.UnitRange });
            trained.Save($"{name}.safetensors");
        }

        new RgbImage(16, 20, [.. Enumerable.Range(0, 16 * 20 * 3).Select(i => (byte)(i % 251))]).SavePng("lesion.jpg");
        Directory.CreateDirectory("lesions/more");
        File.Copy("lesion.jpg", "lesions/more/one.png");
        File.WriteAllText("lesions/two.png", "no image");
    }

    [Fact]
    public void OneImage()
    {
        using var predictor = Predictor.Load("mobilenet.safetensors");
        var prediction = predictor.Predict("lesion.jpg");
        foreach (var (lesion, probability) in prediction.Ranked)
        {
            Console.WriteLine($"{lesion}: {probability:P1}");
        }

        prediction.Ranked.Should().HaveCount(7);
    }

    [Fact]
    public async Task AFolder()
    {
        using var predictor = Predictor.Load("mobilenet.safetensors");
        await foreach (var file in predictor.PredictFolderAsync("lesions", new PredictFilesOptions { Recursive = true }))
        {
            Console.WriteLine(file.Prediction is { } found ? $"{file.Path}: {found.Best.Class}" : $"{file.Path}: {file.Error!.Message}");
        }
    }

    [Fact]
    public void Decisions()
    {
        using var model = ImageModel.Load("mobilenet.safetensors");
        model.Calibration = new ModelCalibration
        {
            Temperature = 1.6,
            Decision = new DecisionRule
            {
                Thresholds = new Dictionary<string, double> { ["mel"] = 0.3, ["bcc"] = 0.25 },
                MinimumConfidence = 0.2,
            },
        };
        model.Save("mobilenet-careful.safetensors");

        using var predictor = Predictor.Load("mobilenet-careful.safetensors");
        Console.WriteLine(predictor.Predict("lesion.jpg").Decision is { } decision ? $"{decision.Class}" : "undecided");

        ImageModel.Load("mobilenet-careful.safetensors").Calibration.Should().Be(model.Calibration);
    }

    [Fact]
    public void SeveralModels()
    {
        using var first = ImageModel.Load("first.safetensors");
        using var second = ImageModel.Load("second.safetensors");
        using var ensemble = Ensemble.Of([first, second], weights: [2, 1]);
        ensemble.Save("ensemble.safetensors");

        ensemble.Spec.Members.Should().HaveCount(2);
    }

    [Fact]
    public void TheFile()
    {
        using var model = ImageModel.Load("mobilenet.safetensors");
        Console.WriteLine(model.TrainingSummary);
        model.Save("mobilenet-half.safetensors", WeightPrecision.Half);

        new FileInfo("mobilenet-half.safetensors").Length.Should().BeLessThan(new FileInfo("mobilenet.safetensors").Length);
    }
}
