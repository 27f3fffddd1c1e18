using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Calibrated models and ensembles as ONNX files.</summary>
public sealed class OnnxCalibrationTests : TorchTest, IDisposable
{
    private static readonly ModelCalibration Careful = new()
    {
        Temperature = 2.5,
        Decision = new DecisionRule { Thresholds = new Dictionary<string, double> { ["mel"] = 0.3 } },
    };

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => new("calibrated", "ensemble", "binary ensemble");

    private string Path => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_OfACalibratedModel_DividesTheLogitsAndSaysHowToDecide()
    {
        using var model = SmallModels.Unsure(seed: 3);
        model.Calibration = Careful;
        model.ExportOnnx(Path);

        var file = new OnnxModelFile(Path);

        file.Nodes.Select(node => node.Type).TakeLast(3).Should().Equal("Gemm", "Div", "Softmax");
        file.Metadata["ham10000.calibration"].Should().Be("{\"temperature\":2.5,\"thresholds\":{\"mel\":0.3}}");
    }

    [Fact]
    public void File_OfACalibratedModelThatGivesLogits_LeavesThemAndSaysWhatToDivideThemBy()
    {
        using var model = SmallModels.Unsure(seed: 3);
        model.Calibration = Careful;
        model.ExportOnnx(Path, new OnnxExportOptions { Output = OnnxOutput.Logits });

        var file = new OnnxModelFile(Path);

        file.Nodes[^1].Type.Should().Be("Gemm");
        file.Metadata["ham10000.output"].Should().Be("float32 logits (N, 7); the softmax of these logits / 2.5 gives the class probabilities: akiec, bcc, bkl, df, mel, nv, vasc.");
    }

    [Fact]
    public void File_OfAModelWithCosts_SaysThemInItsMetadata()
    {
        using var model = SmallModels.Binary(seed: 3);
        model.Calibration = new ModelCalibration { Decision = new DecisionRule { Costs = CostMatrix.ZeroOne(SmallModels.Sex).With("male", "female", 2.5) with { Undecided = 0.25 } } };
        model.ExportOnnx(Path);

        new OnnxModelFile(Path).Metadata["ham10000.calibration"].Should().Be(
            "{\"temperature\":1,\"costs\":{\"classNames\":[\"female\",\"male\"],\"costs\":[[0,1],[2.5,0]],\"undecided\":0.25}}");
    }

    [OnnxRuntimeTheory]
    [MemberData(nameof(Names))]
    public void File_OfAModel_GivesThePredictorsProbabilities(string name)
    {
        using var model = Create(name);
        model.ExportOnnx(Path);
        RgbImage[] images = [.. Enumerable.Range(0, 3).Select(Image)];
        using var predictor = new Predictor(model);

        var result = OnnxRuntime.Run(Path, OnnxImages.Pixels(images))[0];

        result.Shape.Should().Equal(3, model.Labels!.ClassCount);
        result.Values.Zip(images.SelectMany(image => predictor.Predict(image).Probabilities), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Graph_OfAModel_DefinesEachNameOnceAndBeforeItsUse(string name)
    {
        using var model = Create(name);
        model.ExportOnnx(Path);
        var file = new OnnxModelFile(Path);
        var known = file.Weights.Select(weight => weight.Name).Append("images").ToList();
        foreach (var node in file.Nodes)
        {
            known.Should().Contain(node.Inputs, node.Name);
            known.Add(node.Output);
        }

        known.Should().OnlyHaveUniqueItems();
    }

    private static ImageModel Create(string name)
    {
        if (name == "calibrated")
        {
            var model = SmallModels.Unsure(seed: 3);
            model.Calibration = Careful;
            return model;
        }

        using var first = name == "ensemble" ? SmallModels.Unsure(seed: 1) : SmallModels.Binary(seed: 1);
        using var second = name == "ensemble" ? SmallModels.Unsure(seed: 2) : Other();
        first.Calibration = new ModelCalibration { Temperature = 0.7 };
        var ensemble = Ensemble.Of([first, second], weights: [1, 3]);
        ensemble.Calibration = new ModelCalibration { Temperature = 1.3 };
        return ensemble;
    }

    private static ImageModel Other()
    {
        var model = ModelBuilder.FromInput(8, 10).Named("Other").Flatten().Dense(1).Build(5);
        model.SetTask(SmallModels.Sex, SmallModels.Preprocessing with { Standardization = Standardization.ImageNet });
        return model;
    }

    private static RgbImage Image(int seed)
    {
        var pixels = new byte[8 * 10 * RgbImage.Channels];
        new System.Random(seed).NextBytes(pixels);
        return new RgbImage(8, 10, pixels);
    }
}
