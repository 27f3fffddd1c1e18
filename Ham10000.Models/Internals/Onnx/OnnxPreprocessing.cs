using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The beginning of a graph: its input, and the standardisation where the file does it.</summary>
internal static class OnnxPreprocessing
{
    /// <summary>Gives the images as the network takes them: float32 (N, 3, H, W), standardised.</summary>
    public static OnnxValue Start(OnnxGraph graph, Preprocessing preprocessing, OnnxInput input)
    {
        var shape = FeatureShape.Maps(3, preprocessing.Height, preprocessing.Width);
        var images = graph.Start(OnnxDescription.Input(preprocessing, input), shape);
        return input == OnnxInput.Standardized ? images : Standardize(images, preprocessing.Standardization);
    }

    // The channels come last until the transposition, so three constants apply to each pixel.
    private static OnnxValue Standardize(OnnxValue images, Standardization standardization)
    {
        const int Channels = 3;
        var (mean, deviation) = (standardization.Mean!.Value, standardization.Deviation!.Value);
        return images.Then("Cast", OnnxAttribute.Of("to", OnnxElement.Float))
            .Then("Sub", () => Values(mean), Channels)
            .Then("Div", () => Values(deviation), Channels)
            .Then("Transpose", OnnxAttribute.Of("perm", 0, 3, 1, 2));
    }

    private static Tensor Values(ChannelValues values) => tensor(new[] { values.Red, values.Green, values.Blue });
}
