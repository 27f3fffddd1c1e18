using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Multiplies each feature map by a number of its own, which starts at 1e-6. The parameter's key in the state dict is
/// <c>layer_scale</c>, directly under the block's path.</summary>
/// <remarks>Touvron et al., "Going deeper with image transformers", arXiv:2103.17239.</remarks>
internal sealed class LayerScaleLayer : LayerModule
{
    private const string Key = "layer_scale";
    private const double Start = 1e-6;

    private Parameter? _scale;

    public LayerScaleLayer(int channels)
        : base("LayerScale")
    {
        AddParameter(Key, channels, 1, 1);
        using var nothing = no_grad();
        Scale.fill_(Start).ReleaseUnless(Scale);
    }

    // The block's other layers.
    protected override bool HoldsOthers => true;

    private Parameter Scale => _scale ??= get_parameter(Key)!;

    public override FeatureShape OutputShape(FeatureShape input) => input;

    public override long? MultiplyAdds(FeatureShape input) => 0;

    public override Tensor forward(Tensor input) => input.mul(Scale);

    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        return graph.Add("Mul", graph.PathOf(this), input.Shape, [input.Name, graph.AddWeight(this, Key, Scale)]);
    }

    protected override void ForgetTensors()
    {
        base.ForgetTensors();
        _scale = null;
    }
}
