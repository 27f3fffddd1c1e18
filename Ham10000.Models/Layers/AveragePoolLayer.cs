using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The mean of each window; windows do not overlap.</summary>
internal sealed class AveragePoolLayer(int window) : LayerModule("AveragePooling2D")
{
    public override FeatureShape OutputShape(FeatureShape input) =>
        FeatureShape.Maps(input.Channels, input.Height / window, input.Width / window);

    public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, [window, window], stride: [window, window]);

    public override OnnxValue Export(OnnxValue input) => input.Then(
        "AveragePool", OutputShape(input.Shape), OnnxAttribute.Of("kernel_shape", window, window), OnnxAttribute.Of("strides", window, window));
}
