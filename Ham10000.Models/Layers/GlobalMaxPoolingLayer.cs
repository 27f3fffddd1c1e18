using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The largest value of each feature map: (N, C, H, W) to (N, C).</summary>
internal sealed class GlobalMaxPoolingLayer() : LayerModule("GlobalMaxPooling2D")
{
    private static readonly long[] Pixels = [2, 3];

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(input.Channels);

    public override Tensor forward(Tensor input) => input.amax(Pixels);

    public override OnnxValue Export(OnnxValue input) => input.Then(
        "MaxPool", FeatureShape.Maps(input.Shape.Channels, 1, 1), OnnxAttribute.Of("kernel_shape", input.Shape.Height, input.Shape.Width)).Flatten();
}
