using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>ConvNeXt-Tiny: a 4×4 stem convolution and 18 blocks in four stages, with 2×2 convolutions that halve the maps between them.</summary>
/// <remarks>Liu et al., "A ConvNet for the 2020s", arXiv:2201.03545, table 9. Padding and keys of torchvision's <c>convnext_tiny</c>. In training mode,
/// stochastic depth drops the branch of block i of 0 to 17 with probability 0.1 · i / 17, image by image; in evaluation nothing is random.
/// Kernels start normal with deviation 0.02, biases 0, layer scales 1e-6. The layer norm after the pooling belongs to torchvision's
/// classifier, where <see cref="LayerBuilder{TBuilder}.LayerNorm"/> stands for it; Keras puts one after the last block. Layers are named as Keras's, but the stem and
/// the halving steps, which Keras folds into one layer each, count as two here.</remarks>
internal sealed class ConvNeXtTiny : BackboneNetwork
{
    private const double LargestDropRate = 0.1;
    private const double KernelDeviation = 0.02;

    private static readonly (int Blocks, int Channels)[] Stages = [(3, 96), (3, 192), (9, 384), (3, 768)];

    private ConvNeXtTiny()
        : base("ConvNeXtTiny")
    {
        Add(new Stem(Modules, Stages[0].Channels));
        var (number, last) = (0, Stages.Sum(stage => stage.Blocks) - 1);
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (blocks, channels) = Stages[stage];
            if (stage > 0)
            {
                Add(new Halving(Modules, $"features.{2 * stage}", $"downsampling_block_{stage - 1}", Stages[stage - 1].Channels, channels));
            }

            for (var block = 0; block < blocks; block++)
            {
                Add(new Block(
                    Modules, $"features.{(2 * stage) + 1}.{block}", $"stage_{stage}_block_{block}", channels, LargestDropRate * number++ / last));
            }
        }
    }

    /// <summary>The network without its classifier.</summary>
    public static BackboneEntry Entry { get; } = new("convnext_tiny", LayerCount: 152, ParameterCount: 27_818_592,
        static images => FeatureShape.Maps(Stages[^1].Channels, images.Height / 32, images.Width / 32), static () => new ConvNeXtTiny());

    protected override void Initialise(LayerModule layer, WeightRandom random)
    {
        (layer as ConvolutionLayer)?.InitialiseNormal(random, KernelDeviation);
        (layer as PixelDenseLayer)?.InitialiseNormal(random, KernelDeviation);
    }

    /// <summary>4×4 convolution of stride 4 and layer norm.</summary>
    private sealed class Stem(ModuleTree modules, int channels) : BackboneUnit
    {
        private readonly ConvolutionLayer _convolution =
            modules.Add("features.0.0", new ConvolutionLayer(3, channels, kernel: 4, stride: 4, bias: true));

        private readonly LayerNormLayer _norm = modules.Add("features.0.1", new LayerNormLayer(channels));

        public override IReadOnlyList<string> KerasBlocks => ["stem"];

        public override Tensor Forward(Tensor input) => _convolution.call(input).Then(_norm);

        public override OnnxValue Export(OnnxValue input) => input.Then(_convolution).Then(_norm);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers) =>
            layers.Add("stem_layernorm", _norm, layers.Add("stem_conv", _convolution, input));
    }

    /// <summary>Layer norm and 2×2 convolution of stride 2.</summary>
    private sealed class Halving(ModuleTree modules, string path, string name, int inputs, int outputs) : BackboneUnit
    {
        private readonly LayerNormLayer _norm = modules.Add($"{path}.0", new LayerNormLayer(inputs));

        private readonly ConvolutionLayer _convolution =
            modules.Add($"{path}.1", new ConvolutionLayer(inputs, outputs, kernel: 2, stride: 2, bias: true));

        public override IReadOnlyList<string> KerasBlocks => [name];

        public override Tensor Forward(Tensor input) => _norm.call(input).Then(_convolution);

        public override OnnxValue Export(OnnxValue input) => input.Then(_norm).Then(_convolution);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers) =>
            layers.Add($"{name}_conv", _convolution, layers.Add($"{name}_layernorm", _norm, input));
    }

    /// <summary>7×7 depthwise convolution, layer norm, dense layers to four times the channels and back, layer scale; added to the input.</summary>
    private sealed class Block(ModuleTree modules, string path, string name, int channels, double dropRate) : BackboneUnit
    {
        private const int Expansion = 4;

        // First, since the block's other layers are registered below it.
        private readonly LayerScaleLayer _scale = modules.Add(path, new LayerScaleLayer(channels));

        private readonly ConvolutionLayer _filter = modules.Add($"{path}.block.0", new ConvolutionLayer(
            channels, channels, kernel: 7, stride: 1, PaddingRule.Symmetric(3), groups: channels, bias: true));

        private readonly LayerNormLayer _norm = modules.Add($"{path}.block.2", new LayerNormLayer(channels));

        private readonly PixelDenseLayer _expand =
            modules.Add($"{path}.block.3", new PixelDenseLayer(channels, Expansion * channels, Activation.Gelu));

        private readonly PixelDenseLayer _reduce = modules.Add($"{path}.block.5", new PixelDenseLayer(Expansion * channels, channels));
        private readonly StochasticDepthLayer _drop = modules.Add($"{path}.stochastic_depth", new StochasticDepthLayer(dropRate));

        public override IReadOnlyList<string> KerasBlocks => [name[..name.IndexOf("_block", StringComparison.Ordinal)], name];

        public override Tensor Forward(Tensor input) => _filter.call(input).Then(_norm).Then(_expand).Then(_reduce)
            .Then(_scale).Then(_drop).Then(x => x.add_(input));

        public override OnnxValue Export(OnnxValue input) =>
            input.Then(_filter).Then(_norm).Then(_expand).Then(_reduce).Then(_scale).Then(_drop).Then("Add", input);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = layers.Add($"{name}_depthwise_conv", _filter, input);
            layers.Add($"{name}_layernorm", _norm, shape);
            shape = layers.Add($"{name}_pointwise_conv_1", _expand, shape);
            layers.Add($"{name}_gelu", "Activation", shape);
            shape = layers.Add($"{name}_pointwise_conv_2", _reduce, shape);
            layers.Add($"{name}_layer_scale", _scale, shape);
            layers.Add($"{name}_stochastic_depth", _drop, shape);
            return layers.Add($"{name}_add", "Add", shape);
        }
    }
}
