using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training;

namespace Ham10000.Docs.Tests.Snippets;

/// <summary>The code of docs/models.md that trains in phases, on a few small sample images and made-up backbone weights.</summary>
[Collection(OneAtATime.Name)]
public sealed class FreezingGuideTests : WorkingFolder
{
    [Fact]
    public void TwoPhases()
    {
        MadeUpWeights.Write();
        using var data = Sample();
        var split = Split(data);

        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
            .FreezeBackbone().GlobalAveragePooling().Dropout(0.3).Dense(split.ClassCount)
            .Build(seed: 1);
        var head = new TrainingOptions { Epochs = 1, BatchSize = 10, Optimizer = Optimizer.Adam(learningRate: 1e-3) };
        Trainer.Fit(model, split.Train, split.Validation, head);

        model.TrainFrom("conv_pw_12");
        model.Freeze("conv_pw_12_bn", "conv_dw_13_bn", "conv_pw_13_bn");
        Trainer.Fit(model, split.Train, split.Validation, head with { Optimizer = Optimizer.Adam(learningRate: 1e-5) });
        Console.WriteLine(model.Spec);

        model.Spec.ToString().Should().EndWith("trained from conv_pw_12, frozen conv_pw_12_bn, frozen conv_dw_13_bn, frozen conv_pw_13_bn");
        model.Layers.Where(layer => layer.TrainableParameterCount > 0).Select(layer => layer.Name).Should().Equal("conv_pw_12", "conv_dw_13", "conv_pw_13", "dense");
    }

    [Fact]
    public void FromAnAutoencoder()
    {
        using var data = Sample();
        var split = Split(data);

        using var autoencoder = ModelBuilder.FromInput(height: 32, width: 40).Named("Autoencoder")
            .Conv2d(16, stride: 2, activation: Activation.Relu).Conv2d(8, stride: 2, activation: Activation.Relu)
            .Conv2dTranspose(16, activation: Activation.Relu).Conv2dTranspose(3).Reconstruct()
            .Build(seed: 1);
        var options = new TrainingOptions { Epochs = 1, BatchSize = 10, Optimizer = Optimizer.Adam(learningRate: 1e-3) };
        Trainer.Fit(autoencoder, split.Train, null, options);

        using var classifier = ModelBuilder.FromTrained(autoencoder, "conv2d_1", freeze: true).Named("Encoder")
            .Flatten().Dense(64, Activation.Relu).Dense(split.ClassCount)
            .Build(seed: 1);
        Trainer.Fit(classifier, split.Train, split.Validation, options);
        classifier.TrainAll();
        Trainer.Fit(classifier, split.Train, split.Validation, options with { Optimizer = Optimizer.Adam(learningRate: 1e-4) });
        Console.WriteLine(classifier.BackboneStart);

        classifier.Preprocessing.Should().Be(autoencoder.Preprocessing);
        classifier.BackboneStart.ToString().Should().Be("trained (Autoencoder)");
        classifier.Spec.Reconstructs.Should().BeFalse();
    }

    private static HamDataset Sample()
    {
        HamSample.Create("Data", images: 28, seed: 1, new HamSampleOptions { Height = 60, Width = 75, ImagesPerLesion = 1, Balanced = true });
        return HamDataset.Open("Data");
    }

    private static DataSplit Split(HamDataset data) => data.Split(SplitOptions.ByLesion(train: 0.5, validation: 0.25, test: 0.25, seed: 1));
}
