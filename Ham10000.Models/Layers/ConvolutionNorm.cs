using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A convolution without bias, the batch norm after it and the activation that follows: the brick of most backbones.</summary>
internal sealed class ConvolutionNorm(ConvolutionLayer convolution, BatchNormLayer norm) : IOnnxExportable
{
    /// <summary>Registers the two layers at their paths in the state dict.</summary>
    public static ConvolutionNorm Add(
        ModuleTree modules, string convolutionPath, string normPath, ConvolutionLayer convolution, Activation activation = Activation.None) =>
        new(modules.Add(convolutionPath, convolution), modules.Add(normPath, new BatchNormLayer(convolution.Outputs, activation)));

    /// <summary>The same for a block of torchvision's, whose convolution is number 0 and whose norm is number 1.</summary>
    public static ConvolutionNorm Add(ModuleTree modules, string path, ConvolutionLayer convolution, Activation activation = Activation.None) =>
        Add(modules, $"{path}.0", $"{path}.1", convolution, activation);

    public ConvolutionLayer Convolution => convolution;

    public BatchNormLayer Norm => norm;

    public Tensor Forward(Tensor input) => convolution.call(input).Then(norm);

    /// <summary>The result plus another tensor of its shape, then the activation.</summary>
    public Tensor Add(Tensor input, Tensor residual, Activation activation) => convolution.call(input).Then(x => norm.Add(x, residual, activation));

    public OnnxValue Export(OnnxValue input) => input.Then(convolution).Then(norm);

    /// <summary>Zeros that the convolution lays around its input: left, right, top, bottom.</summary>
    public (int Left, int Right, int Top, int Bottom) PaddingOf(FeatureShape input) => convolution.PaddingOf(input.Height, input.Width);

    public FeatureShape ListConvolution(string name, FeatureShape input, KerasLayerList layers) => layers.Add(name, convolution, input);

    public FeatureShape ListNorm(string name, FeatureShape shape, KerasLayerList layers) => layers.Add(name, norm, shape);

    /// <summary>Writes down both layers and returns their output shape.</summary>
    public FeatureShape List(string name, string normName, FeatureShape input, KerasLayerList layers) =>
        ListNorm(normName, ListConvolution(name, input, layers), layers);
}
