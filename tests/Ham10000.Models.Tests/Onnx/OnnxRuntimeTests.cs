using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>Exported files, run by another program, give what the library gives.</summary>
public sealed class OnnxRuntimeTests : TorchTest, IDisposable
{
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
        OnnxChecks.ShouldGiveWhatTheModelGives(model, File);
    }

    [OnnxRuntimeTheory]
    [MemberData(nameof(Kinds))]
    public void Probabilities_UnderEveryStandardization_AreThePredictors(StandardizationKind kind)
    {
        using var model = OnnxModels.Create("Cnn", OfKind(kind));
        RgbImage[] images = [.. OnnxModels.Images(2, model), new(model.Height, model.Width, [.. Enumerable.Repeat((byte)90, model.Height * model.Width * 3)])];
        model.ExportOnnx(File);
        OnnxChecks.ShouldBeThePredictors(model, [images], OnnxRuntime.Run(File, OnnxImages.Pixels(images)));
    }

    private static Standardization OfKind(StandardizationKind kind) => kind switch
    {
        StandardizationKind.DatasetScalar => Standardization.Dataset with { Mean = ChannelValues.All(160), Deviation = ChannelValues.All(41.5f) },
        StandardizationKind.DatasetPerChannel => Standardization.DatasetPerChannel with { Mean = new(150.1f, 140.25f, 130), Deviation = new(40, 41, 0.5f) },
        StandardizationKind.Fixed => Standardization.UnitRange,
        _ => new Standardization { Kind = kind },
    };
}
