using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>Weighs each feature map by a number between 0 and 1 that two 1×1 convolutions compute from the means of all maps.</summary>
/// <remarks>Hu et al., "Squeeze-and-excitation networks", arXiv:1709.01507, with SiLU inside as EfficientNet has it.</remarks>
internal sealed class SqueezeExcitation(ModuleTree modules, string path, int channels, int squeezed) : IOnnxExportable
{
    private static readonly long[] Pixels = [2, 3];

    private readonly ConvolutionLayer _reduce = modules.Add(
        $"{path}.fc1", new ConvolutionLayer(channels, squeezed, kernel: 1, bias: true, activation: Activation.Silu));

    private readonly ConvolutionLayer _expand = modules.Add(
        $"{path}.fc2", new ConvolutionLayer(squeezed, channels, kernel: 1, bias: true, activation: Activation.Sigmoid));

    public Tensor Forward(Tensor input)
    {
        using var weights = input.mean(Pixels, keepdim: true).Then(_reduce).Then(_expand);
        return input.mul(weights);
    }

    public OnnxValue Export(OnnxValue input) => input.Then("Mul", input.GlobalAverage().Then(_reduce).Then(_expand));

    public FeatureShape List(string name, FeatureShape input, KerasLayerList layers)
    {
        layers.Add($"{name}_squeeze", "GlobalAveragePooling2D", FeatureShape.Vector(channels));
        var shape = layers.Add($"{name}_reshape", "Reshape", FeatureShape.Maps(channels, 1, 1));
        shape = layers.Add($"{name}_reduce", _reduce, shape);
        layers.Add($"{name}_expand", _expand, shape);
        return layers.Add($"{name}_excite", "Multiply", input);
    }
}
