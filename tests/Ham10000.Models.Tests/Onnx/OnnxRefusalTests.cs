using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>What is not exported, and what an export that fails leaves behind.</summary>
public sealed class OnnxRefusalTests : TorchTest, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Export_OfAModelWithoutATask_SaysHowToGoOn()
    {
        using var model = SmallModels.Builder.Build(seed: 1);
        ((Action)(() => model.ExportOnnx(Path))).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Tiny does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
        Directory.EnumerateFileSystemEntries(_folder.FullName).Should().BeEmpty();
    }

    [Fact]
    public void Export_WithUnknownOptions_NamesThemAll()
    {
        using var model = SmallModels.Trained(seed: 1);
        var options = new OnnxExportOptions { Input = (OnnxInput)7, Output = (OnnxOutput)8 };
        ((Action)(() => model.ExportOnnx(Path, options))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "The ONNX export options are not usable: 7 is no OnnxInput. Expected one of: Pixels, Standardized. 8 is no OnnxOutput. Expected one of: Probabilities, Logits.");
    }

    [Fact]
    public void Export_OfStepsBeforeTheResizing_TakesStandardizedImagesOnly()
    {
        using var model = SmallModels.Builder.Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing with { HairRemoval = new HairRemoval(), ColorConstancy = ColorConstancy.GrayWorld });
        ((Action)(() => model.ExportOnnx(Path))).Should().ThrowExactly<NotSupportedException>().Which.Message.Should().Be(
            "Tiny was trained on images that HairRemoval and ColorConstancy changed before they were resized, which no ONNX file that takes resized images can do. "
            + "Export it with Input = OnnxInput.Standardized, and give the file images that this preprocessing made.");
        Directory.EnumerateFileSystemEntries(_folder.FullName).Should().BeEmpty();
        model.ExportOnnx(Path, new OnnxExportOptions { Input = OnnxInput.Standardized });
        new OnnxModelFile(Path).Metadata["ham10000.input"].Should().Be(
            "float32 RGB images (N, 3, 8, 10), freed from hairs, balanced in colour, resized to 8×10 (Pad, Bilinear, antialiased) and standardised before.");
    }

    [Fact]
    public void Export_OfALayerThatDoesNotSayHow_NamesIt()
    {
        using var model = new ModuleGroup("Own");
        var layer = new OwnLayer();
        model.register_module("middle", layer);
        var input = new OnnxGraph("Own", model).Start(new OnnxPort("images", OnnxElement.Float, [4], "Vectors."), FeatureShape.Vector(4));
        ((Action)(() => layer.Export(input))).Should().ThrowExactly<NotSupportedException>().Which.Message.Should().Be(
            "Layer 'middle' (Own) has no ONNX form. Override Export in it, or build the model without it.");
    }

    [Fact]
    public void Write_OfMoreThanTheFormatTakes_RefusesBeforeAnythingIsComputed()
    {
        var graph = GraphOf([1 << 20, 1 << 10], () => throw new InvalidOperationException("computed"));
        ((Action)(() => OnnxFile.Write(Path, graph, Description))).Should().ThrowExactly<NotSupportedException>().Which.Message.Should().MatchRegex(
            "^The ONNX file would have 4,294,967,\\d{3} bytes; the format allows 2,147,483,647\\. Pool before Flatten, or use smaller images\\.$");
    }

    [Fact]
    public void Write_ThatFailsHalfWay_LeavesTheOldFile()
    {
        File.WriteAllText(Path, "old");
        var graph = GraphOf([4], () => throw new InvalidOperationException("half way"));
        ((Action)(() => OnnxFile.Write(Path, graph, Description))).Should().ThrowExactly<InvalidOperationException>().WithMessage("half way");
        File.ReadAllText(Path).Should().Be("old");
        Directory.EnumerateFileSystemEntries(_folder.FullName).Should().Equal(Path);
    }

    [Fact]
    public void Write_OfAWeightOfAnotherShape_SaysSo()
    {
        var graph = GraphOf([4], () => zeros(3));
        ((Action)(() => OnnxFile.Write(Path, graph, Description))).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Weight 'x.Add.constant' has 12 bytes; expected 16 for shape (4,).");
    }

    [Fact]
    public void Folding_OfAConvolutionThatSomethingElseUses_LeavesTheBatchNorm()
    {
        using var model = new ModuleGroup("Own");
        var (convolution, norm) = (ConvolutionLayer.Pointwise(3, 3), new BatchNormLayer(3));
        model.register_module("conv", convolution);
        model.register_module("norm", norm);
        var graph = new OnnxGraph("Own", model);
        var images = graph.Start(new OnnxPort("images", OnnxElement.Float, [3, 4, 4], "Images."), FeatureShape.Maps(3, 4, 4));
        var features = images.Then(convolution);
        graph.Finish(features.Then(norm).Then("Add", features), new OnnxPort("sum", OnnxElement.Float, [3, 4, 4], "The sum."));
        OnnxBatchNormFolding.Apply(graph);
        graph.Nodes.Select(node => node.Type).Should().Equal("Conv", "BatchNormalization", "Add");
    }

    private static OnnxDescription Description => new("A graph.", "1", new Dictionary<string, string>());

    private static OnnxGraph GraphOf(long[] shape, Func<Tensor> values)
    {
        using var model = new ModuleGroup("Own");
        var graph = new OnnxGraph("Own", model);
        var input = graph.Start(new OnnxPort("x", OnnxElement.Float, shape, "Numbers."), FeatureShape.Vector(4));
        graph.Finish(input.Then("Add", values, shape), new OnnxPort("y", OnnxElement.Float, shape, "Numbers."));
        return graph;
    }

    private sealed class OwnLayer() : LayerModule("Own")
    {
        public override FeatureShape OutputShape(FeatureShape input) => input;

        public override Tensor forward(Tensor input) => input.alias();
    }
}
