using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>An activation as a layer of its own. It leaves its input as it is.</summary>
internal sealed class ActivationLayer(Activation activation) : LayerModule("Activation")
{
    public override bool TakesBFloat16 => true;

    public override FeatureShape OutputShape(FeatureShape input) => input;

    public override Tensor forward(Tensor input) => activation switch
    {
        Activation.None => input.alias(),
        Activation.Relu => nn.functional.relu(input),
        Activation.Relu6 => input.clamp(0, 6),
        Activation.Tanh => nn.functional.tanh(input),
        Activation.Sigmoid => nn.functional.sigmoid(input),
        Activation.Gelu => nn.functional.gelu(input),
        Activation.Silu => nn.functional.silu(input),
        _ => throw new ArgumentOutOfRangeException(nameof(input), activation, null),
    };

    public override OnnxValue Export(OnnxValue input) => input.Then(activation);
}
