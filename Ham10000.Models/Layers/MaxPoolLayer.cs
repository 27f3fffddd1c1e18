using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The largest value of each window. Padding never wins.</summary>
internal sealed class MaxPoolLayer(int window, int stride, PaddingRule padding) : LayerModule("MaxPooling2D")
{
    public MaxPoolLayer(int window)
        : this(window, window, PaddingRule.None)
    {
    }

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        input.Channels, padding.OutputSize(input.Height, window, stride), padding.OutputSize(input.Width, window, stride));

    public override Tensor forward(Tensor input) =>
        nn.functional.max_pool2d(input, [window, window], strides: [stride, stride], padding: [padding.Amount, padding.Amount]);

    public override OnnxValue Export(OnnxValue input) => input.Then(
        "MaxPool", OutputShape(input.Shape), OnnxAttribute.Of("kernel_shape", window, window), OnnxAttribute.Of("strides", stride, stride),
        OnnxAttribute.Of("pads", padding.Amount, padding.Amount, padding.Amount, padding.Amount));
}
