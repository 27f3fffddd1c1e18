using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Layer norm over the channels of each pixel, or over each vector: eps 1e-6. Scale starts at 1, shift at 0.</summary>
/// <remarks>Ba et al., arXiv:1607.06450. Maps that lie channels-last in memory, as here they do, need no copy for it.</remarks>
internal sealed class LayerNormLayer : LayerModule
{
    private const double Epsilon = 1e-6;
    private readonly long[] _channels;

    public LayerNormLayer(int channels)
        : base("LayerNormalization")
    {
        _channels = [channels];
        AddParameter("weight", channels);
        AddParameter("bias", channels);
        using var nothing = no_grad();
        Weight.fill_(1).ReleaseUnless(Weight);
    }

    public override FeatureShape OutputShape(FeatureShape input) => input;

    public override Tensor forward(Tensor input) => input.dim() == 2 ? Normalise(input) : input.OverChannels(Normalise);

    public override OnnxValue Export(OnnxValue input) => input.Shape.IsMaps ? input.OverChannels(ExportRows) : ExportRows(input);

    private OnnxValue ExportRows(OnnxValue rows)
    {
        var graph = rows.Graph;
        string[] inputs = [rows.Name, graph.AddWeight(this, "weight", Weight), graph.AddWeight(this, "bias", Bias)];
        return graph.Add("LayerNormalization", graph.PathOf(this), rows.Shape, inputs,
            OnnxAttribute.Of("axis", -1), OnnxAttribute.Of(OnnxOperators.Epsilon, (float)Epsilon));
    }

    private Tensor Normalise(Tensor rows) => nn.functional.layer_norm(rows, _channels, Weight, Bias, Epsilon);
}
