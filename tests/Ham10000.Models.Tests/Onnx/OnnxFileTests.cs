using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>What stands in an exported file, read without a runtime.</summary>
public sealed class OnnxFileTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => new(OnnxModels.Names);

    private string Path => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Graph_OfEveryModel_DefinesEachNameOnceAndBeforeItsUse(string name)
    {
        using var model = OnnxModels.Create(name, fill: false);
        model.ExportOnnx(Path);
        OnnxChecks.ShouldBeWellFormed(Path);
    }

    [Fact]
    public void File_OfAModel_SaysWhatItIs()
    {
        using var model = OnnxModels.Create("EveryLayer");
        model.ExportOnnx(Path);
        var file = new OnnxModelFile(Path);
        file.FormatVersion.Should().Be(8);
        file.OperatorSet.Should().Be(17);
        file.Name.Should().Be("EveryLayer");
        var version = file.Metadata["ham10000.version"];
        file.Producer.Should().Be($"Ham10000.Models {version}");
        file.Description.Should().Be("EveryLayer tells kind from an image. Input: uint8 RGB images (N, 40, 36, 3), grey levels 0 to 255, resized to 40×36 "
            + "before (Stretch, Bicubic, antialiased). Output: float32 class probabilities (N, 3): a, b, c.");
        file.Metadata.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["ham10000.class_names"] = """["a","b","c"]""",
            ["ham10000.image_height"] = "40",
            ["ham10000.image_width"] = "36",
            ["ham10000.input"] = "uint8 RGB images (N, 40, 36, 3), grey levels 0 to 255, resized to 40×36 before (Stretch, Bicubic, antialiased).",
            ["ham10000.labels"] = """{"target":"kind","kind":"Multiclass","classNames":["a","b","c"]}""",
            ["ham10000.output"] = "float32 class probabilities (N, 3): a, b, c.",
            ["ham10000.preprocessing"] = """{"height":40,"width":36,"resize":"Stretch","interpolation":"Bicubic","standardization":"Fixed","mean":[123.675,116.28,103.53],"deviation":[58.395,57.120003,57.375]}""",
            ["ham10000.spec"] = model.Spec.ToJson(),
            ["ham10000.version"] = version,
        });
    }

    [Theory]
    [InlineData("EveryLayer", OnnxInput.Pixels, OnnxOutput.Probabilities, "images: 2 (batch, 40, 36, 3)", "probabilities: 1 (batch, 3)")]
    [InlineData("EveryLayer", OnnxInput.Standardized, OnnxOutput.Logits, "images: 1 (batch, 3, 40, 36)", "logits: 1 (batch, 3)")]
    [InlineData("Binary", OnnxInput.Pixels, OnnxOutput.Logits, "images: 2 (batch, 40, 36, 3)", "logits: 1 (batch, 1)")]
    [InlineData("Binary", OnnxInput.Standardized, OnnxOutput.Probabilities, "images: 1 (batch, 3, 40, 36)", "probabilities: 1 (batch, 2)")]
    public void Ports_UnderEveryOption_LeaveTheNumberOfImagesFree(string name, OnnxInput input, OnnxOutput output, string expectedInput, string expectedOutput)
    {
        using var model = OnnxModels.Create(name);
        model.ExportOnnx(Path, new OnnxExportOptions { Input = input, Output = output });
        var file = new OnnxModelFile(Path);
        file.Input.Should().Be(expectedInput);
        file.Output.Should().Be(expectedOutput);
    }

    [Theory]
    [InlineData("MobileNet", 27, 0)]
    [InlineData("ResNet50", 53, 0)]
    [InlineData("DenseNet121", 120, 62)]
    [InlineData("MobileNetV2", 52, 0)]
    [InlineData("ResNet34", 36, 0)]
    [InlineData("EfficientNetB0", 81, 0)]
    [InlineData("EveryLayer", 10, 4)]
    public void BatchNorms_AfterConvolutions_ArePartOfThem(string name, int convolutions, int batchNorms)
    {
        using var model = OnnxModels.Create(name, fill: false);
        model.ExportOnnx(Path);
        var types = new OnnxModelFile(Path).Nodes.CountBy(node => node.Type).ToDictionary();
        types["Conv"].Should().Be(convolutions);
        types.GetValueOrDefault("BatchNormalization").Should().Be(batchNorms);
    }

    [Fact]
    public void Convolution_WithTensorFlowsPadding_PadsBelowAndRightForTheModelsSize()
    {
        using var model = OnnxModels.Create("MobileNet", fill: false);
        model.ExportOnnx(Path);
        var convolutions = new OnnxModelFile(Path).Nodes.Where(node => node.Type == "Conv").ToList();
        convolutions[0].Name.Should().Be("backbone.conv_stem");
        convolutions[0].Inputs[1..].Should().Equal("backbone.conv_stem.weight", "backbone.conv_stem.bias");
        convolutions[0].Ints("pads").Should().Equal(0, 0, 1, 1);
        convolutions[1].Ints("pads").Should().Equal(1, 1, 1, 1);
        convolutions[2].Ints("pads").Should().Equal(0, 0, 0, 0);
    }

    [Fact]
    public void Export_Twice_GivesTheSameBytesAndLeavesTheModelAsItWas()
    {
        using var model = OnnxModels.Create("EveryLayer");
        model.train();
        var live = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        model.ExportOnnx(Path);
        var first = File.ReadAllBytes(Path);
        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(live);
        model.training.Should().BeTrue();
        model.eval();
        model.ExportOnnx(Path);
        File.ReadAllBytes(Path).Should().Equal(first);
    }

    [Fact]
    public void Export_OfFloat64Weights_WritesTheSameFloat32File()
    {
        using var model = OnnxModels.Create("Cnn");
        model.ExportOnnx(Path);
        model.to(ScalarType.Float64);
        model.ExportOnnx(_folder["wide.onnx"]);
        File.ReadAllBytes(_folder["wide.onnx"]).Should().Equal(File.ReadAllBytes(Path));
    }
}
