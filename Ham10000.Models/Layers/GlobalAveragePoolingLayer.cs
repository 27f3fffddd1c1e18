using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The mean of each feature map: (N, C, H, W) to (N, C).</summary>
internal sealed class GlobalAveragePoolingLayer() : LayerModule("GlobalAveragePooling2D")
{
    private static readonly long[] Pixels = [2, 3];

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(input.Channels);

    public override Tensor forward(Tensor input) => input.mean(Pixels);

    public override OnnxValue Export(OnnxValue input) => input.GlobalAverage().Flatten();
}
