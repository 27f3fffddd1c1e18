using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>One model of an ensemble: the ensemble's images in, the logarithm of its share of each class's probability out.</summary>
internal sealed class EnsembleMemberLayer : LayerModule, IPatientLayer
{
    private readonly EnsembleMember _member;

    public EnsembleMemberLayer(EnsembleMember member, ModuleFactories modules)
        : base(member.Model.Name)
    {
        _member = member;
        Model = ImageModel.Empty(member.Model, modules);
        register_module("model", Model);
        foreach (var parameter in Model.parameters())
        {
            parameter.requires_grad = false;
        }
    }

    public ImageModel Model { get; }

    /// <summary>Its share of the mean, and what its logits are divided by.</summary>
    public EnsembleMember Member => _member;

    public override bool IsFrozen => true;

    public override long ParameterCount => Model.ParameterCount;

    public override long? MultiplyAdds(FeatureShape input) => Model.MultiplyAdds;

    private bool IsBinary => Model.Outputs == 1;

    public override void Freeze(bool frozen)
    {
    }

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(IsBinary ? 2 : Model.Outputs);

    public override Tensor forward(Tensor input) => Share(input, Model.call);

    /// <summary>The same for a model that joins patient data; one of images alone leaves it aside.</summary>
    public Tensor Join(Tensor features, Tensor patient) => Model.Spec.PatientColumns == PatientColumns.None ? call(features)
        : Share(features, images => Model.Forward(images, patient));

    private Tensor Share(Tensor input, Func<Tensor, Tensor> run)
    {
        using var scope = NewDisposeScope();
        var logits = run(Corrected(input)).to_type(ScalarType.Float32) / _member.Temperature;
        var pair = IsBinary ? cat([zeros_like(logits), logits], dim: 1) : logits;
        return pair.log_softmax(1).add(Math.Log(_member.Weight)).MoveToOuterDisposeScope();
    }

    /// <summary>Weight · probability (N, classes) as operators.</summary>
    public OnnxValue ExportShare(OnnxValue input)
    {
        var logits = Model.Export(Corrected(input));
        var scaled = _member.Temperature == 1 ? logits : logits.Then("Div", (float)_member.Temperature);
        return Objective(scaled).Then("Mul", (float)_member.Weight);
    }

    private OnnxValue Objective(OnnxValue logits) => (IsBinary ? (Objective)new BinaryObjective() : new ClassificationObjective(Model.Outputs)).Export(logits);

    /// <summary>The ensemble's images as the member was trained on them.</summary>
    public Tensor Corrected(Tensor images) => _member.Correction is not { } correction ? images
        : images.mul(Values(correction.Scale).to(images.device)).add(Values(correction.Shift).to(images.device));

    private OnnxValue Corrected(OnnxValue images) => _member.Correction is not { } correction ? images
        : images.Then("Mul", () => Values(correction.Scale), 1, Batch.Channels, 1, 1).Then("Add", () => Values(correction.Shift), 1, Batch.Channels, 1, 1);

    private static Tensor Values(ChannelValues values) => tensor(new[] { values.Red, values.Green, values.Blue }).view(1, Batch.Channels, 1, 1);
}
