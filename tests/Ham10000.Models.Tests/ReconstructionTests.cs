using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class ReconstructionTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static ModelBuilder Halves => ModelBuilder.FromInput(8, 12).Named("Halves")
        .Conv2d(4, activation: Activation.Relu).MaxPool(2).Conv2dTranspose(3, activation: Activation.Sigmoid).Reconstruct();

    private static Preprocessing Fitted => new() { Height = 8, Width = 12, Standardization = Standardization.UnitRange };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Build_OfASizeThatDoesNotClose_NamesTheNearestThatDoes()
    {
        var builder = ModelBuilder.FromInput().Named("Deep").Conv2d(8, activation: Activation.Relu).MaxPool(2).MaxPool(2).MaxPool(2)
            .Conv2dTranspose(8).Conv2dTranspose(8).Conv2dTranspose(3).Reconstruct();
        builder.Invoking(b => b.Build(1)).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Deep ends in (N, 3, 96, 120), from Conv2dTranspose(3, kernel 3, stride 2), and a model that reconstructs ends in maps of the images' shape, (N, 3, 100, 125). "
            + "Build it with Input(96, 120), a size that its layers give back.");
        using var model = builder.Input(96, 120).Build(1);
        model.Outputs.Should().Be(3);
    }

    [Fact]
    public void Build_OfOtherEnds_SaysWhatToDo()
    {
        var input = ModelBuilder.FromInput(8, 12).Named("Small").Reconstruct();
        input.MaxPool(2).Conv2d(5).Invoking(b => b.Build(1)).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Small ends in (N, 5, 4, 6), from Conv2d(5, kernel 3), and a model that reconstructs ends in maps of the images' shape, (N, 3, 8, 12). Let its last layer be Conv2d(3) or "
            + "Conv2dTranspose(3). Let its layers enlarge as much as they reduce: a Conv2dTranspose of stride s for every pooling or stride of s, and an image size that these divide.");
        input.Flatten().Dense(288).Invoking(b => b.Build(1)).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Small ends in (N, 288), from Dense(288), and a model that reconstructs ends in maps of the images' shape, (N, 3, 8, 12). "
            + "Keep feature maps to the end: no Flatten, no GlobalAveragePooling and no Dense.");
    }

    [Fact]
    public void Spec_GoesToJsonAndBackAndPrints()
    {
        var spec = Halves.Spec;
        ModelSpec.FromJson(spec.ToJson()).Should().Be(spec);
        spec.Should().NotBe(spec with { Reconstructs = false });
        spec.ToString().Should().EndWith("  Reconstruct()");
        (spec with { Reconstructs = false }).ToJson().Should().NotContain("reconstructs", "files of classifiers keep their bytes");
    }

    [Fact]
    public void Reconstruct_GivesTheOutputsAsGreyLevels()
    {
        using var model = Trained();
        var image = Image(1);
        using var scope = NewDisposeScope();
        using var batch = Batch.FromImages([image, Image(2)], Fitted);
        model.train();
        var pictures = model.Reconstruct(batch);
        model.training.Should().BeTrue();
        model.eval();
        var outputs = TestModels.Values(model.Forward(batch).permute(0, 2, 3, 1));
        pictures.Should().HaveCount(2).And.OnlyContain(p => p.Height == 8 && p.Width == 12);
        pictures.SelectMany(p => p.Pixels.ToArray()).Should().Equal(outputs.Select(v => (byte)MathF.Round(v * 255)));
        model.Reconstruct(image).Pixels.ToArray().Should().Equal(pictures[0].Pixels.ToArray());
    }

    [Fact]
    public void Reconstruct_ValuesBeyondTheGreyLevels_AreCut()
    {
        using var model = ModelBuilder.FromInput(8, 12).Conv2d(3, kernel: 1).Reconstruct().Build(1);
        model.SetTask(Fitted with { Standardization = Standardization.SymmetricUnitRange });
        using (no_grad())
        {
            var state = model.state_dict();
            state["layers.conv2d.weight"].zero_();
            state["layers.conv2d.bias"].copy_(tensor(new[] { -7f, 0.5f, 7f }));
        }

        model.Reconstruct(Image(1)).Pixels[..3].ToArray().Should().Equal(0, 191, 255);
    }

    [Fact]
    public void SaveAndLoad_KeepsTheTask()
    {
        using var model = Trained();
        model.Save(_folder["autoencoder.safetensors"]);
        using var loaded = ImageModel.Load(_folder["autoencoder.safetensors"]);
        loaded.Spec.Should().Be(model.Spec);
        loaded.Labels.Should().BeNull();
        loaded.Objective.Should().BeSameAs(Objective.Reconstruction);
        loaded.Preprocessing.Should().Be(Fitted);
        loaded.Reconstruct(Image(3)).Pixels.ToArray().Should().Equal(model.Reconstruct(Image(3)).Pixels.ToArray());
    }

    [Fact]
    public void Predictor_OfAnAutoencoder_NamesWhatToUse()
    {
        const string Expected = "Halves reconstructs images and predicts no class. Load it with ImageModel.Load and call its Reconstruct.";
        using var model = Trained();
        model.Save(_folder["autoencoder.safetensors"]);
        ((Func<Predictor>)(() => new Predictor(model))).Should().ThrowExactly<InvalidOperationException>().WithMessage(Expected);
        ((Action)(() => Predictor.Load(_folder["autoencoder.safetensors"]))).Should().ThrowExactly<InvalidOperationException>().WithMessage(Expected);
    }

    [Fact]
    public void Task_OfTheOtherKind_IsRefused()
    {
        using var model = Halves.Build(1);
        using var classifier = SmallModels.Trained(1);
        model.Invoking(m => m.SetTask(LabelSchema.Diagnoses, Fitted)).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            $"Halves reconstructs images and predicts no class, so it takes no labels ({LabelSchema.Diagnoses}). Call SetTask with the preprocessing alone.");
        model.Invoking(m => m.Save(_folder["a"])).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Halves does not know its preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
        classifier.Invoking(m => m.SetTask(SmallModels.Preprocessing)).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Tiny predicts classes, so its task needs their labels. Call SetTask with labels and preprocessing, or make it an autoencoder with Reconstruct().");
        classifier.Invoking(m => m.Reconstruct(Image(1))).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            $"Tiny predicts {LabelSchema.Diagnoses} and reconstructs no images. Use Predictor, or build an autoencoder with Reconstruct().");
    }

    [Fact]
    public void Reconstruct_OfImagesStandardisedByThemselves_SaysWhyItCannot()
    {
        using var model = Halves.Build(1);
        model.SetTask(Fitted with { Standardization = Standardization.PerImage });
        model.Invoking(m => m.Reconstruct(Image(1))).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Halves was trained on images that were each standardised by their own mean and deviation, so the grey levels of what it gives are not known. "
            + "Train it with Standardization.UnitRange or Standardization.Dataset.");
    }

    [Fact]
    public void Objective_BeforeTheLabelsAreKnown_SaysHowToGoOn()
    {
        using var model = SmallModels.Builder.Build(1);
        model.Invoking(m => m.Objective).Should().ThrowExactly<InvalidOperationException>().WithMessage(
            "Tiny does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
    }

    [OnnxRuntimeTheory]
    [InlineData(OnnxInput.Pixels)]
    [InlineData(OnnxInput.Standardized)]
    public void ExportOnnx_GivesTheReconstruction(OnnxInput input)
    {
        using var model = Trained();
        RgbImage[] images = [Image(1), Image(2)];
        model.ExportOnnx(_folder["model.onnx"], new OnnxExportOptions { Input = input });
        var given = input == OnnxInput.Pixels ? OnnxImages.Pixels(images) : OnnxImages.Standardized(images, Fitted);
        var result = OnnxRuntime.Run(_folder["model.onnx"], given).Should().ContainSingle().Subject;
        using var scope = NewDisposeScope();
        using var batch = Batch.FromImages(images, Fitted);
        model.eval();
        result.Name.Should().Be("reconstruction");
        result.Shape.Should().Equal(2, 3, 8, 12);
        result.Values.Zip(TestModels.Values(model.Forward(batch)), (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-5f);
    }

    private static ImageModel Trained()
    {
        var model = Halves.Build(seed: 4);
        model.SetTask(Fitted);
        return model;
    }

    private static RgbImage Image(int seed) => new(8, 12, Array.ConvertAll(FormulaFill.Uniform($"image {seed}", 8 * 12 * 3), value => (byte)(value * 256)));
}
