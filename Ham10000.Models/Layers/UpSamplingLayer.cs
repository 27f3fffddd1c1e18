using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Repeats each pixel of feature maps to a square of pixels.</summary>
internal sealed class UpSamplingLayer(int factor) : LayerModule("UpSampling2D")
{
    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(input.Channels, factor * input.Height, factor * input.Width);

    public override Tensor forward(Tensor input) => nn.functional.interpolate(
        input, size: [factor * input.size(2), factor * input.size(3)], mode: InterpolationMode.Nearest);

    // Resize takes the nearest pixel's centre unless told otherwise, which for a whole factor is the pixel itself. Its second input, the region
    // of interest, is left empty.
    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        var scales = graph.AddWeight($"{graph.PathOf(this)}.scales", [4], () => tensor(new float[] { 1, 1, factor, factor }));
        return graph.Add("Resize", graph.PathOf(this), OutputShape(input.Shape), [input.Name, "", scales]);
    }
}
