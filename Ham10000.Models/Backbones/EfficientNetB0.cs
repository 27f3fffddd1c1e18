using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>EfficientNet-B0: a stem convolution, 16 inverted residual blocks with squeeze-and-excitation, and a 1×1 convolution to 1,280 maps.</summary>
/// <remarks>Tan and Le, "EfficientNet", arXiv:1905.11946, table 1. SiLU, symmetric padding and keys of torchvision's <c>efficientnet_b0</c>. In
/// training mode, stochastic depth drops the branch of block i of 16 with probability 0.2 · i / 16, image by image; in evaluation nothing is
/// random. Kernels start normal with variance 2 / fan out, the fan of a depthwise kernel being that of its group; biases 0. Layers are named and
/// counted as Keras's, without the rescaling and the normalisation of the images that Keras puts first.</remarks>
internal sealed class EfficientNetB0 : BackboneNetwork
{
    private const int Outputs = 1280;
    private const double LargestDropRate = 0.2;

    /// <summary>Blocks by stage: how much they widen their input, kernel, output channels, number of blocks, stride of the first.</summary>
    private static readonly (int Expansion, int Kernel, int Channels, int Blocks, int Stride)[] Stages =
        [(1, 3, 16, 1, 1), (6, 3, 24, 2, 2), (6, 5, 40, 2, 2), (6, 3, 80, 3, 2), (6, 5, 112, 3, 1), (6, 5, 192, 4, 2), (6, 3, 320, 1, 1)];

    private EfficientNetB0()
        : base("EfficientNetB0")
    {
        var (channels, number, count) = (32, 0, Stages.Sum(stage => stage.Blocks));
        Add(new Edge(Modules, "features.0", "stem", new ConvolutionLayer(3, channels, kernel: 3, stride: 2, PaddingRule.Symmetric(1)), isPadded: true));
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (expansion, kernel, outputs, blocks, firstStride) = Stages[stage];
            for (var block = 0; block < blocks; block++)
            {
                var (path, name) = ($"features.{stage + 1}.{block}", $"block{stage + 1}{(char)('a' + block)}");
                var filter = ConvolutionLayer.Depthwise(
                    channels * expansion, kernel, block == 0 ? firstStride : 1, PaddingRule.Symmetric(kernel / 2));
                Add(new Block(Modules, path, name, channels, outputs, filter, LargestDropRate * number++ / count));
                channels = outputs;
            }
        }

        Add(new Edge(Modules, $"features.{Stages.Length + 1}", "top", ConvolutionLayer.Pointwise(channels, Outputs), isPadded: false));
    }

    /// <summary>The network without its classifier.</summary>
    public static BackboneEntry Entry { get; } = new("efficientnet_b0", LayerCount: 234, ParameterCount: 4_007_548,
        static images => FeatureShape.Maps(Outputs, CeilingOf32nd(images.Height), CeilingOf32nd(images.Width)), static () => new EfficientNetB0())
    {
        Interpolation = Interpolation.Bicubic,
    };

    /// <summary>The first and the last convolution, with batch norm and SiLU.</summary>
    private sealed class Edge(ModuleTree modules, string path, string name, ConvolutionLayer convolution, bool isPadded) : BackboneUnit
    {
        private readonly ConvolutionNorm _filter = ConvolutionNorm.Add(modules, path, convolution, Activation.Silu);

        public override IReadOnlyList<string> KerasBlocks => [name];

        public override Tensor Forward(Tensor input) => _filter.Forward(input);

        public override OnnxValue Export(OnnxValue input) => input.Then(_filter);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            if (isPadded)
            {
                layers.AddZeroPadding($"{name}_conv_pad", input, _filter.PaddingOf(input));
            }

            return layers.Add($"{name}_activation", "Activation", _filter.List($"{name}_conv", $"{name}_bn", input, layers));
        }
    }

    /// <summary>1×1 convolution to many maps, depthwise convolution, squeeze-and-excitation, and 1×1 convolution to few without activation,
    /// added to the input where the shapes are equal.</summary>
    private sealed class Block : BackboneUnit
    {
        private readonly string _name;
        private readonly bool _strides;
        private readonly ConvolutionNorm? _expand;
        private readonly ConvolutionNorm _filter;
        private readonly SqueezeExcitation _weigh;
        private readonly ConvolutionNorm _project;
        private readonly StochasticDepthLayer? _drop;

        public Block(ModuleTree modules, string path, string name, int inputs, int outputs, ConvolutionLayer filter, double dropRate)
        {
            (_name, _strides) = (name, filter.Stride > 1);
            var step = 0;
            if (filter.Inputs != inputs)
            {
                _expand = ConvolutionNorm.Add(
                    modules, $"{path}.block.{step++}", ConvolutionLayer.Pointwise(inputs, filter.Inputs), Activation.Silu);
            }

            _filter = ConvolutionNorm.Add(modules, $"{path}.block.{step++}", filter, Activation.Silu);
            _weigh = new SqueezeExcitation(modules, $"{path}.block.{step++}", filter.Outputs, inputs / 4);
            _project = ConvolutionNorm.Add(modules, $"{path}.block.{step}", ConvolutionLayer.Pointwise(filter.Outputs, outputs));
            _drop = inputs == outputs && !_strides ? modules.Add($"{path}.stochastic_depth", new StochasticDepthLayer(dropRate)) : null;
        }

        public override IReadOnlyList<string> KerasBlocks => [_name[..^1], _name];

        public override Tensor Forward(Tensor input)
        {
            var filtered = _expand is null ? _filter.Forward(input) : _expand.Forward(input).Then(_filter.Forward);
            var features = filtered.Then(_weigh.Forward).Then(_project.Forward);
            return _drop is null ? features : features.Then(_drop).Then(x => x.add_(input));
        }

        public override OnnxValue Export(OnnxValue input)
        {
            var features = (_expand is null ? input : input.Then(_expand)).Then(_filter).Then(_weigh).Then(_project);
            return _drop is null ? features : features.Then(_drop).Then("Add", input);
        }

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = _expand?.List($"{_name}_expand_conv", $"{_name}_expand_bn", input, layers) ?? input;
            if (_expand is not null)
            {
                layers.Add($"{_name}_expand_activation", "Activation", shape);
            }

            if (_strides)
            {
                layers.AddZeroPadding($"{_name}_dwconv_pad", shape, _filter.PaddingOf(shape));
            }

            shape = _filter.List($"{_name}_dwconv", $"{_name}_bn", shape, layers);
            layers.Add($"{_name}_activation", "Activation", shape);
            shape = _weigh.List($"{_name}_se", shape, layers);
            return ListSum(_project.List($"{_name}_project_conv", $"{_name}_project_bn", shape, layers), layers);
        }

        private FeatureShape ListSum(FeatureShape shape, KerasLayerList layers)
        {
            if (_drop is not null)
            {
                layers.Add($"{_name}_drop", _drop, shape);
                layers.Add($"{_name}_add", "Add", shape);
            }

            return shape;
        }
    }
}
