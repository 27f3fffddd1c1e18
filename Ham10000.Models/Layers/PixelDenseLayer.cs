using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A fully connected layer over the channels of each pixel: what a 1×1 convolution computes, with the two-dimensional kernel of a dense
/// layer.</summary>
internal sealed class PixelDenseLayer : LayerModule
{
    private readonly int _outputs;
    private readonly Activation _activation;

    public PixelDenseLayer(int inputs, int outputs, Activation activation = Activation.None)
        : base("Dense")
    {
        (_outputs, _activation) = (outputs, activation);
        AddParameter("weight", outputs, inputs);
        AddParameter("bias", outputs);
    }

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(_outputs, input.Height, input.Width);

    public override long? MultiplyAdds(FeatureShape input) => input.Count * _outputs;

    /// <summary>Starts the kernel normal with the given deviation.</summary>
    public void InitialiseNormal(WeightRandom random, double deviation)
    {
        var values = new float[Weight.numel()];
        random.FillNormal(values, deviation);
        Assign(Weight, values);
    }

    public override Tensor forward(Tensor input) =>
        input.OverChannels(rows => nn.functional.linear(rows, Weight, Bias).Then(_activation));

    // As the 1×1 convolution that it is, so that no axes need moving.
    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        var kernel = graph.AddWeight($"{graph.PathOf(this)}.weight", [.. Weight.shape, 1, 1], () => Weight.unsqueeze(2).unsqueeze(3));
        return graph.Add(
            OnnxOperators.Convolution, graph.PathOf(this), OutputShape(input.Shape), [input.Name, kernel, graph.AddWeight(this, "bias", Bias)],
            OnnxAttribute.Of("kernel_shape", 1, 1)).Then(_activation);
    }
}
