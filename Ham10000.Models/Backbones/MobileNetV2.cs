using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>MobileNet v2, width 1: a stem convolution, 17 inverted residual blocks and a 1×1 convolution to 1,280 feature maps.</summary>
/// <remarks>Sandler et al., "MobileNetV2: inverted residuals and linear bottlenecks", arXiv:1801.04381, table 2. ReLU6; TensorFlow SAME padding unless
/// PyTorch's is asked for; keys of torchvision's <c>mobilenet_v2</c>. Kernels start normal with variance 2 / fan out, the fan of a depthwise
/// kernel being that of its group, as in TensorFlow.</remarks>
internal sealed class MobileNetV2 : BackboneNetwork
{
    private const int Outputs = 1280;

    /// <summary>Blocks by stage: how much they widen their input, output channels, number of blocks, stride of the first.</summary>
    private static readonly (int Expansion, int Channels, int Blocks, int Stride)[] Stages =
        [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];

    private MobileNetV2(BackbonePadding rule)
        : base("MobileNetV2")
    {
        var padding = PaddingRule.From(rule, kernel: 3);
        var (channels, number) = (32, 0);
        Add(new Edge(Modules, "features.0", ("Conv1", "bn_Conv1", "Conv1_relu"), new ConvolutionLayer(3, channels, kernel: 3, stride: 2, padding)));
        foreach (var (expansion, outputs, blocks, firstStride) in Stages)
        {
            for (var block = 0; block < blocks; block++)
            {
                Add(new InvertedResidual(Modules, number++, channels, outputs, expansion, block == 0 ? firstStride : 1, padding));
                channels = outputs;
            }
        }

        Add(new Edge(Modules, $"features.{number + 1}", ("Conv_1", "Conv_1_bn", "out_relu"), ConvolutionLayer.Pointwise(channels, Outputs)));
    }

    /// <summary>The network with TensorFlow's padding.</summary>
    public static BackboneEntry Entry { get; } = EntryOf(width: 1, BackbonePadding.TensorFlow) with
    {
        Paddings = [BackbonePadding.TensorFlow, BackbonePadding.PyTorch],
        Variant = EntryOf,
    };

    private static BackboneEntry EntryOf(double width, BackbonePadding padding)
    {
        var entry = new BackboneEntry("mobilenet_v2", LayerCount: 153, ParameterCount: 2_223_872,
            static images => FeatureShape.Maps(Outputs, CeilingOf32nd(images.Height), CeilingOf32nd(images.Width)), () => new MobileNetV2(padding));
        return padding == BackbonePadding.PyTorch ? entry : entry with
        {
            Images = Standardization.SymmetricUnitRange,
            Source = "TensorFlow's MobileNet v2 of width 1, under torchvision's keys",
        };
    }

    /// <summary>The first and the last convolution, with batch norm and ReLU6.</summary>
    private sealed class Edge(
        ModuleTree modules, string path, (string Convolution, string Norm, string Activation) names, ConvolutionLayer convolution) : BackboneUnit
    {
        private readonly ConvolutionNorm _filter = ConvolutionNorm.Add(modules, path, convolution, Activation.Relu6);

        public override Tensor Forward(Tensor input) => _filter.Forward(input);

        public override OnnxValue Export(OnnxValue input) => input.Then(_filter);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers) =>
            layers.Add(names.Activation, "ReLU", _filter.List(names.Convolution, names.Norm, input, layers));
    }

    /// <summary>1×1 convolution to many maps, 3×3 depthwise convolution, and 1×1 convolution to few without activation, added to the input where
    /// the shapes are equal.</summary>
    private sealed class InvertedResidual : BackboneUnit
    {
        private readonly string _name;
        private readonly int _stride;
        private readonly bool _adds;
        private readonly ConvolutionNorm? _expand;
        private readonly ConvolutionNorm _filter;
        private readonly ConvolutionNorm _project;

        public InvertedResidual(ModuleTree modules, int number, int inputs, int outputs, int expansion, int stride, PaddingRule padding)
        {
            (_name, _stride, _adds) = (number == 0 ? "expanded_conv" : $"block_{number}", stride, stride == 1 && inputs == outputs);
            var (path, step, width) = ($"features.{number + 1}.conv", 0, inputs * expansion);
            if (expansion > 1)
            {
                _expand = ConvolutionNorm.Add(modules, $"{path}.{step++}", ConvolutionLayer.Pointwise(inputs, width), Activation.Relu6);
            }

            _filter = ConvolutionNorm.Add(
                modules, $"{path}.{step++}", ConvolutionLayer.Depthwise(width, kernel: 3, stride, padding), Activation.Relu6);
            _project = ConvolutionNorm.Add(modules, $"{path}.{step}", $"{path}.{step + 1}", ConvolutionLayer.Pointwise(width, outputs));
        }

        public override IReadOnlyList<string> KerasBlocks => [_name];

        public override Tensor Forward(Tensor input)
        {
            var filtered = _expand is null ? _filter.Forward(input) : _expand.Forward(input).Then(_filter.Forward);
            var features = filtered.Then(_project.Forward);
            return _adds ? features.Then(x => x.add_(input)) : features;
        }

        public override OnnxValue Export(OnnxValue input)
        {
            var features = (_expand is null ? input : input.Then(_expand)).Then(_filter).Then(_project);
            return _adds ? features.Then("Add", input) : features;
        }

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = input;
            if (_expand is not null)
            {
                shape = _expand.List($"{_name}_expand", $"{_name}_expand_BN", input, layers);
                layers.Add($"{_name}_expand_relu", "ReLU", shape);
            }

            if (_stride > 1)
            {
                layers.AddZeroPadding($"{_name}_pad", shape, _filter.PaddingOf(shape));
            }

            shape = _filter.List($"{_name}_depthwise", $"{_name}_depthwise_BN", shape, layers);
            layers.Add($"{_name}_depthwise_relu", "ReLU", shape);
            shape = _project.List($"{_name}_project", $"{_name}_project_BN", shape, layers);
            return _adds ? layers.Add($"{_name}_add", "Add", shape) : shape;
        }
    }
}
