using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Exported files, run by another program, give what the library gives.</summary>
public sealed class OnnxRuntimeTests : TorchTest, IDisposable
{
    private const float Tolerance = 1e-4f;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => new(OnnxModels.Names);

    public static TheoryData<StandardizationKind> Kinds => new(Enum.GetValues<StandardizationKind>());

    private string File => _folder["model.onnx"];

    public void Dispose() => _folder.Dispose();

    [OnnxRuntimeTheory]
    [MemberData(nameof(Names))]
    public void File_OfEveryModel_GivesWhatTheModelGives(string name)
    {
        using var model = OnnxModels.Create(name);
        RgbImage[][] batches = [OnnxModels.Images(1, model), OnnxModels.Images(3, model)];
        model.ExportOnnx(File);
        ShouldBeThePredictors(model, batches, OnnxRuntime.Run(File, [.. batches.Select(OnnxImages.Pixels)]));
        model.ExportOnnx(File, new OnnxExportOptions { Input = OnnxInput.Standardized, Output = OnnxOutput.Logits });
        ShouldBeTheLogits(model, batches, OnnxRuntime.Run(File, [.. batches.Select(images => OnnxImages.Standardized(images, model.Preprocessing!))]));
    }

    [OnnxRuntimeTheory]
    [MemberData(nameof(Kinds))]
    public void Probabilities_UnderEveryStandardization_AreThePredictors(StandardizationKind kind)
    {
        using var model = OnnxModels.Create("Cnn", OfKind(kind));
        RgbImage[] images = [.. OnnxModels.Images(2, model), new(model.Height, model.Width, [.. Enumerable.Repeat((byte)90, model.Height * model.Width * 3)])];
        model.ExportOnnx(File);
        ShouldBeThePredictors(model, [images], OnnxRuntime.Run(File, OnnxImages.Pixels(images)));
    }

    private static Standardization OfKind(StandardizationKind kind) => kind switch
    {
        StandardizationKind.DatasetScalar => Standardization.Dataset with { Mean = ChannelValues.All(160), Deviation = ChannelValues.All(41.5f) },
        StandardizationKind.DatasetPerChannel => Standardization.DatasetPerChannel with { Mean = new(150.1f, 140.25f, 130), Deviation = new(40, 41, 0.5f) },
        StandardizationKind.Fixed => Standardization.UnitRange,
        _ => new Standardization { Kind = kind },
    };

    private static void ShouldBeThePredictors(ImageModel model, RgbImage[][] batches, IReadOnlyList<OnnxResult> results)
    {
        using var predictor = new Predictor(model);
        foreach (var (images, result) in batches.Zip(results))
        {
            result.Name.Should().Be("probabilities");
            result.Shape.Should().Equal(images.Length, model.Labels!.ClassCount);
            ShouldBeClose(result.Values, [.. images.SelectMany(image => predictor.Predict(image).Probabilities).Select(p => (float)p)]);
        }
    }

    private static void ShouldBeTheLogits(ImageModel model, RgbImage[][] batches, IReadOnlyList<OnnxResult> results)
    {
        foreach (var (images, result) in batches.Zip(results))
        {
            result.Name.Should().Be("logits");
            result.Shape.Should().Equal(images.Length, model.Outputs);
            ShouldBeClose(result.Values, Logits(model, images));
        }
    }

    private static float[] Logits(ImageModel model, RgbImage[] images)
    {
        model.eval();
        using var nothing = TorchSharp.torch.no_grad();
        using var batch = Batch.FromImages(images, model.Preprocessing!);
        using var logits = model.Forward(batch);
        return TestModels.Values(logits);
    }

    private static void ShouldBeClose(float[] actual, float[] expected)
    {
        var scale = Math.Max(1, expected.Max(Math.Abs));
        expected.Should().OnlyContain(value => float.IsFinite(value));
        actual.Should().HaveCount(expected.Length);
        actual.Zip(expected, (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(Tolerance * scale);
    }
}
