using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class ReconstructionMeasurementTests(SmallSample sample)
{
    [Fact]
    public void MeasureReconstruction_GivesEveryImagesError()
    {
        using var model = Autoencoder();
        var set = sample.Split.Test;
        var measured = Evaluator.MeasureReconstruction(model, set, sample.Options);

        var errors = Errors(model, set);
        measured.SetName.Should().Be("test");
        measured.Images.Select(i => i.ImageId).Should().Equal(set.Records.Select(r => r.ImageId));
        measured.Images.Select(i => i.MeanSquaredError).Should().Equal(errors.Select(e => e.Standardised), (a, b) => Math.Abs(a - b) < 1e-5 * b);
        measured.Images.Select(i => i.GreyLevelError!.Value).Should().Equal(errors.Select(e => e.Grey), (a, b) => Math.Abs(a - b) < 1e-5 * b);
        measured.MeanSquaredError.Should().BeApproximately(errors.Average(e => e.Standardised), 1e-5);
        measured.PeakSignalToNoise.Should().BeApproximately(20 * Math.Log10(255 / Math.Sqrt(errors.Average(e => e.Grey))), 1e-4);
        measured.Loss.Should().Be(measured.MeanSquaredError);
    }

    [Fact]
    public void Worst_AreTheImagesOfTheLargestErrors()
    {
        var measured = new ReconstructionMeasurement("test", [new("a", 0.5, 100), new("b", 0.75, 400), new("c", 0.25, 65.025), new("d", 0.75, 400)], L2Penalty: 0.125);
        measured.Worst(3).Select(i => i.ImageId).Should().Equal("b", "d", "a");
        measured.Worst(9).Should().HaveCount(4);
        measured.Images[2].PeakSignalToNoise.Should().BeApproximately(30, 1e-9);
        measured.Loss.Should().Be(0.6875);
        measured.ToString().Should().Be("Reconstruction of test: 4 images, mean squared error 0.5625, 24.3 dB; worst b (22.1 dB)");
        measured.Images[2].ToString().Should().Be("c: mean squared error 0.2500, 30.0 dB");
        new ReconstructedImage("d", 0.5, null).ToString().Should().Be("d: mean squared error 0.5000");
        new ReconstructedImage("equal", 0, 0).PeakSignalToNoise.Should().Be(double.PositiveInfinity);
    }

    [Fact]
    public void MeasureReconstruction_OfImagesStandardisedByThemselves_HasNoGreyLevels()
    {
        using var model = Autoencoder(sample.Fitted with { Standardization = Standardization.PerImage });
        var measured = Evaluator.MeasureReconstruction(model, sample.Split.Test, sample.Options);
        measured.PeakSignalToNoise.Should().BeNull();
        measured.Images.Should().OnlyContain(i => i.GreyLevelError == null && i.MeanSquaredError > 0);
        measured.ToString().Should().NotContain("dB");
    }

    [Fact]
    public void Evaluator_OfTheOtherKindOfModel_NamesWhatToUse()
    {
        using var model = Autoencoder();
        using var classifier = sample.Model();
        var set = sample.Split.Test;
        ((Action)(() => Evaluator.Evaluate(model, set))).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Echo reconstructs images and predicts no class. Measure it with Evaluator.MeasureReconstruction.");
        ((Action)(() => Evaluator.MeasureReconstruction(classifier, set))).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            $"Model predicts {set.Labels} and reconstructs no images. Measure it with Evaluator.Measure or Evaluator.Evaluate.");
        ((Action)(() => Evaluator.MeasureReconstruction(model, set, sample.Options with { Metrics = [new F1Score()] }))).Should().ThrowExactly<ArgumentException>().WithMessage(
            "Metrics holds macro F1, which score class probabilities, and Echo gives none. Leave them out. (Parameter 'options')");
    }

    private ImageModel Autoencoder(Preprocessing? preprocessing = null)
    {
        var model = ModelBuilder.FromInput(24, 30).Named("Echo").Conv2d(4, activation: Activation.Relu).MaxPool(2).Conv2dTranspose(3).Reconstruct().Build(seed: 2);
        model.SetTask(preprocessing ?? sample.Fitted);
        return model;
    }

    // Image by image and in double precision.
    private static List<(double Standardised, double Grey)> Errors(ImageModel model, ImageSet set)
    {
        using var scope = torch.NewDisposeScope();
        using var nothing = torch.no_grad();
        model.eval();
        var deviation = model.Preprocessing!.Standardization.Deviation!.Value;
        float[] scale = [deviation.Red, deviation.Green, deviation.Blue];
        using var loader = new BatchLoader(set, model.Preprocessing, new LoaderOptions { BatchSize = 1 });
        var errors = new List<(double, double)>();
        foreach (var batch in loader.ReadEpoch(0))
        {
            using (batch)
            {
                var outputs = model.Forward(batch).permute(0, 2, 3, 1).contiguous().data<float>().ToArray();
                var differences = outputs.Zip(batch.Pixels.ToArray(), (o, t) => (double)o - t).ToList();
                errors.Add((differences.Average(d => d * d), differences.Select((d, i) => d * scale[i % 3]).Average(d => d * d)));
            }
        }

        return errors;
    }
}
