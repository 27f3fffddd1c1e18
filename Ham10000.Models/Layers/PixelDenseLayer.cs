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

    /// <summary>Starts the kernel normal with the given deviation.</summary>
    public void InitialiseNormal(WeightRandom random, double deviation)
    {
        var values = new float[Weight.numel()];
        random.FillNormal(values, deviation);
        Assign(Weight, values);
    }

    public override Tensor forward(Tensor input) =>
        input.OverChannels(rows => nn.functional.linear(rows, Weight, Bias).Then(_activation));
}
