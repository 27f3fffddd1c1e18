using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The mean of each feature map: (N, C, H, W) to (N, C).</summary>
internal sealed class GlobalAveragePoolingLayer() : LayerModule("GlobalAveragePooling2D")
{
    private static readonly long[] Pixels = [2, 3];

    public override bool TakesBFloat16 => true;

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Vector(input.Channels);

    // What comes behind it is small: it goes on in float32 where the maps are bfloat16.
    public override Tensor forward(Tensor input) => TrainingPass.Average(input)
        ?? (input.dtype == ScalarType.BFloat16 ? input.mean(Pixels, type: ScalarType.Float32) : input.mean(Pixels));

    public override OnnxValue Export(OnnxValue input) => input.GlobalAverage().Flatten();
}
