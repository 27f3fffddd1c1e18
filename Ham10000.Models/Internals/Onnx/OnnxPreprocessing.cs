using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The beginning of a graph: its input, and the standardisation where the file does it.</summary>
internal static class OnnxPreprocessing
{
    private const int Channels = 3;

    /// <summary>Gives the images as the network takes them: float32 (N, 3, H, W), standardised.</summary>
    public static OnnxValue Start(OnnxGraph graph, Preprocessing preprocessing, OnnxInput input)
    {
        var shape = FeatureShape.Maps(Channels, preprocessing.Height, preprocessing.Width);
        if (input == OnnxInput.Standardized)
        {
            return graph.Start(OnnxDescription.Input(preprocessing, input), shape);
        }

        CheckSteps(graph, preprocessing);
        var levels = graph.Start(OnnxDescription.Input(preprocessing, input), shape).Then("Cast", OnnxAttribute.Of("to", OnnxElement.Float));
        var standardization = preprocessing.Standardization;
        var inputs = standardization.IsPerImage ? ByImage(levels, standardization.Kind) : ByValues(levels, standardization);
        return inputs.Then("Transpose", OnnxAttribute.Of("perm", 0, 3, 1, 2));
    }

    private static void CheckSteps(OnnxGraph graph, Preprocessing preprocessing)
    {
        string[] steps = [.. new object?[] { preprocessing.HairRemoval, preprocessing.ColorConstancy }.OfType<object>().Select(step => step.GetType().Name)];
        if (steps.Length > 0)
        {
            throw new NotSupportedException($"{graph.Name} was trained on images that {string.Join(" and ", steps)} changed before they were resized, which no ONNX file that "
                + "takes resized images can do. Export it with Input = OnnxInput.Standardized, and give the file images that this preprocessing made.");
        }
    }

    // The channels come last until the transposition, so three constants apply to each pixel.
    private static OnnxValue ByValues(OnnxValue levels, Standardization standardization)
    {
        var (mean, deviation) = (standardization.Mean!.Value, standardization.Deviation!.Value);
        return levels.Then("Sub", () => Values(mean), Channels).Then("Div", () => Values(deviation), Channels);
    }

    private static OnnxValue ByImage(OnnxValue levels, StandardizationKind kind)
    {
        var perChannel = kind == StandardizationKind.PerImagePerChannel;
        var axes = perChannel ? OnnxAttribute.Of("axes", 1, 2) : OnnxAttribute.Of("axes", 1, 2, 3);
        var count = levels.Shape.Count / (perChannel ? Channels : 1);
        var centred = levels.Then("Sub", levels.Then("ReduceMean", axes));
        var deviation = centred.Then("Mul", centred).Then("ReduceMean", axes).Then("Sqrt");
        return centred.Then("Div", deviation.Then("Max", (float)(1 / Math.Sqrt(count))));
    }

    private static Tensor Values(ChannelValues values) => tensor(new[] { values.Red, values.Green, values.Blue });
}
