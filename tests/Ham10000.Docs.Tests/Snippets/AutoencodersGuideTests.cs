using Ham10000.Dataset;
using Ham10000.Evaluation;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/models.md on autoencoders.</summary>
[Collection(OneAtATime.Name)]
public sealed class AutoencodersGuideTests : WorkingFolder
{
    [Fact]
    public void FromTrainingToPictures()
    {
        HamSample.Create("sample", images: 21, seed: 1, new HamSampleOptions { Height = 60, Width = 75, Balanced = true });
        using var data = HamDataset.Open("sample");
        var split = data.Split(SplitOptions.ByLesion(train: 0.4, validation: 0.3, test: 0.3));
        var options = new TrainingOptions { Epochs = 1 };
        File.Copy(split.Test.Records[0].ImagePath, "lesion.jpg");

        using var autoencoder = ModelBuilder.FromInput(height: 96, width: 128).Named("Autoencoder")
            .Conv2d(16, activation: Activation.Relu).MaxPool()
            .Conv2d(8, activation: Activation.Relu).MaxPool()
            .Conv2dTranspose(8, activation: Activation.Relu)
            .Conv2dTranspose(16, activation: Activation.Relu)
            .Conv2d(3, activation: Activation.Sigmoid)
            .Reconstruct()
            .Build(seed: 1);

        Trainer.Fit(autoencoder, split.Train, split.Validation, options with
        {
            Preprocessing = new Preprocessing { Height = 96, Width = 128, Standardization = Standardization.UnitRange },
            Callbacks = [new EarlyStopping(Metric.ValidationLoss)],
        });

        var measured = Evaluator.MeasureReconstruction(autoencoder, split.Test);
        Console.WriteLine(measured);
        autoencoder.Reconstruct(ImageDecoder.Decode("lesion.jpg")).SavePng("lesion-again.png");

        measured.Images.Should().HaveCount(split.Test.Count);
        ImageDecoder.Decode("lesion-again.png").Width.Should().Be(128);
    }
}
