using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>The table of a model's layers, and the file size that it tells.</summary>
public sealed class SummaryTests : TorchTest
{
    private static ModelBuilder Small => ModelBuilder.FromInput(8, 10).Named("Small").Conv2d(4, activation: Activation.Relu).BatchNorm().MaxPool().Flatten().Dense(7);

    [Fact]
    public void Summary_OfASmallModel_IsKerassTableWithCosts()
    {
        using var model = Small.Freeze("conv2d").Build(seed: 1);
        model.Summary().Should().Be(string.Join(Environment.NewLine,
            "Model: Small",
            "---------------------------------------------------------------------------------------------",
            "Layer (type)                              Output shape   Parameters  Trainable  Multiply-adds",
            "input (InputLayer)                        (N, 3, 8, 10)           0          0              0",
            "conv2d (Conv2D)                           (N, 4, 8, 10)         112          0          8,640",
            "batch_normalization (BatchNormalization)  (N, 4, 8, 10)          16          8              0",
            "max_pooling2d (MaxPooling2D)              (N, 4, 4, 5)            0          0              0",
            "flatten (Flatten)                         (N, 80)                 0          0              0",
            "dense (Dense)                             (N, 7)                567        567            560",
            "---------------------------------------------------------------------------------------------",
            "Total parameters: 695",
            "Trainable parameters: 575",
            "Non-trainable parameters: 120",
            "Multiply-adds per image: 9,200",
            $"File: {model.FileBytes / 1e3:0.0} kB in float32, {model.HalfFileBytes / 1e3:0.0} kB in float16",
            ""));
    }

    [Fact]
    public void Summary_InANarrowWindow_CutsNames()
    {
        using var model = Small.Build(seed: 1);
        var lines = model.Summary(width: 80).Split(Environment.NewLine);
        lines[..10].Should().OnlyContain(line => line.Length <= 80);
        lines[5].Should().Be("batch_normalization (Batch…  (N, 4, 8, 10)          16          8              0");
        lines[^4..].Should().Equal(model.Summary().Split(Environment.NewLine)[^4..]);
        ((Action)(() => model.Summary(width: 71))).Should().ThrowExactly<ArgumentOutOfRangeException>();
        foreach (var (name, (builder, _, _)) in TestModels.All)
        {
            using var other = ImageModel.Empty(builder.Spec);
            other.Summary(width: ModelSummary.Narrowest).Split(Environment.NewLine)[1..^7].Should().OnlyContain(line => line.Length <= ModelSummary.Narrowest, name);
        }
    }

    [Fact]
    public void Summary_WithoutBackboneLayers_FoldsThemIntoOneRow()
    {
        using var model = ImageModel.Empty(Architectures.ResNet50().Spec);
        model.Summary(backboneLayers: false).Split(Environment.NewLine).Should().HaveCount(15)
            .And.Contain("backbone (ResNet50)                                (N, 2048, 4, 4)   23,561,152  8,929,280  1,147,941,504");
        model.Summary().Split(Environment.NewLine).Should().HaveCount(14 + 174);
    }

    [Fact]
    public void FileBytes_OfATrainedModel_AreThoseOfItsFile()
    {
        using var folder = new TemporaryFolder();
        using var model = SmallModels.Trained(seed: 1);
        model.Save(folder["small.safetensors"]);
        model.FileBytes.Should().Be(new FileInfo(folder["small.safetensors"]).Length);
    }

    [Fact]
    public void FileBytes_OfMobileNet_AreUnder14And7Megabytes()
    {
        using var folder = new TemporaryFolder();
        using var model = ImageModel.Empty(Architectures.MobileNet().Spec);
        var untold = model.FileBytes;
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Standardization = Standardization.ImageNet });
        model.Save(folder["mobilenet.safetensors"]);
        var bytes = new FileInfo(folder["mobilenet.safetensors"]).Length;
        model.FileBytes.Should().Be(bytes).And.BeLessThan(14_000_000);
        ((double)untold).Should().BeApproximately(bytes, 0.01 * bytes, "labels and preprocessing take little");
        model.HalfFileBytes.Should().BeLessThan(7_000_000).And.BeGreaterThan(6_400_000);
    }
}
