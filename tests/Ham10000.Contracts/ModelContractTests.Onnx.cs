namespace Ham10000.Contracts;

public abstract partial class ModelContractTests<TModels>
{
    private string OnnxPath => _folder["model.onnx"];

    [Theory]
    [MemberData(nameof(Names))]
    public void OnnxFile_OfTheModel_DefinesEachNameOnceAndBeforeItsUse(string name)
    {
        using var model = TModels.All[name].Create(fill: false);
        model.ExportOnnx(OnnxPath);
        OnnxChecks.ShouldBeWellFormed(OnnxPath, patient: model.Patient is not null);
    }

    [OnnxRuntimeTheory]
    [MemberData(nameof(Names))]
    public void OnnxFile_RunByAnotherProgram_GivesWhatTheModelGives(string name)
    {
        using var model = TModels.All[name].Create();
        OnnxChecks.ShouldGiveWhatTheModelGives(model, OnnxPath);
    }
}
