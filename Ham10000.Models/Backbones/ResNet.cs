using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The ResNets: a stem and four stages of residual blocks, of two 3×3 convolutions each in ResNet-18 and ResNet-34, of a bottleneck
/// with the stride on its 3×3 convolution in ResNet-50.</summary>
/// <remarks>He et al., "Deep residual learning", arXiv:1512.03385, table 1. Symmetric padding, keys and starting weights of torchvision's
/// <c>resnet18</c>, <c>resnet34</c> and <c>resnet50</c>: kernels normal with variance 2 / fan out. Keras has ResNet-50 only; the layers of
/// the other two are counted and named in the same way.</remarks>
internal sealed class ResNet : BackboneNetwork
{
    private const int BottleneckExpansion = 4;

    private static readonly int[] Widths = [64, 128, 256, 512];

    private ResNet(string name, int[] blocks, bool bottleneck)
        : base(name)
    {
        Add(new Stem(Modules, channels: Widths[0]));
        var channels = Widths[0];
        for (var stage = 0; stage < Widths.Length; stage++)
        {
            for (var block = 0; block < blocks[stage]; block++)
            {
                var (path, layer) = ($"layer{stage + 1}.{block}", $"conv{stage + 2}_block{block + 1}");
                var stride = stage > 0 && block == 0 ? 2 : 1;
                Add(bottleneck
                    ? Block.Bottleneck(Modules, path, layer, channels, Widths[stage], stride)
                    : Block.Basic(Modules, path, layer, channels, Widths[stage], stride));
                channels = bottleneck ? Widths[stage] * BottleneckExpansion : Widths[stage];
            }
        }
    }

    /// <summary>ResNet-18: 2, 2, 2 and 2 basic blocks.</summary>
    public static BackboneEntry ResNet18 { get; } = new("resnet18", LayerCount: 68, ParameterCount: 11_176_512,
        images => Features(images, channels: 512), static () => new ResNet("ResNet18", [2, 2, 2, 2], bottleneck: false));

    /// <summary>ResNet-34: 3, 4, 6 and 3 basic blocks.</summary>
    public static BackboneEntry ResNet34 { get; } = new("resnet34", LayerCount: 124, ParameterCount: 21_284_672,
        images => Features(images, channels: 512), static () => new ResNet("ResNet34", [3, 4, 6, 3], bottleneck: false));

    /// <summary>ResNet-50: 3, 4, 6 and 3 bottlenecks.</summary>
    public static BackboneEntry ResNet50 { get; } = new("resnet50", LayerCount: 174, ParameterCount: 23_508_032,
        images => Features(images, channels: 2048), static () => new ResNet("ResNet50", [3, 4, 6, 3], bottleneck: true));

    private static FeatureShape Features(FeatureShape images, int channels) =>
        FeatureShape.Maps(channels, CeilingOf32nd(images.Height), CeilingOf32nd(images.Width));

    /// <summary>7×7 convolution of stride 2 and 3×3 max pooling of stride 2.</summary>
    private sealed class Stem(ModuleTree modules, int channels) : BackboneUnit
    {
        private readonly ConvolutionNorm _filter = ConvolutionNorm.Add(
            modules, "conv1", "bn1", new ConvolutionLayer(3, channels, kernel: 7, stride: 2, PaddingRule.Symmetric(3)), Activation.Relu);

        private readonly MaxPoolLayer _pool = modules.Add("maxpool", new MaxPoolLayer(window: 3, stride: 2, PaddingRule.Symmetric(1)));

        public override Tensor Forward(Tensor input) => _filter.Forward(input).Then(_pool);

        public override OnnxValue Export(OnnxValue input) => input.Then(_filter).Then(_pool);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            layers.AddZeroPadding("conv1_pad", input, (3, 3, 3, 3));
            var shape = _filter.List("conv1_conv", "conv1_bn", input, layers);
            layers.Add("conv1_relu", "Activation", shape);
            layers.AddZeroPadding("pool1_pad", shape, (1, 1, 1, 1));
            return layers.Add("pool1_pool", _pool, shape);
        }
    }

    /// <summary>Two or three convolutions added to the input, which a 1×1 convolution fits where its shape differs.</summary>
    private sealed class Block : BackboneUnit
    {
        private readonly string _name;
        private readonly ConvolutionNorm[] _filters;
        private readonly ConvolutionNorm? _shortcut;

        private Block(ModuleTree modules, string path, string name, int stride, params ConvolutionLayer[] filters)
        {
            _name = name;
            _filters = [.. filters.Select((filter, i) => ConvolutionNorm.Add(
                modules, $"{path}.conv{i + 1}", $"{path}.bn{i + 1}", filter, i < filters.Length - 1 ? Activation.Relu : Activation.None))];
            var (inputs, outputs) = (filters[0].Inputs, filters[^1].Outputs);
            if (inputs != outputs || stride != 1)
            {
                _shortcut = ConvolutionNorm.Add(modules, $"{path}.downsample", ConvolutionLayer.Pointwise(inputs, outputs, stride));
            }
        }

        /// <summary>3×3 and 3×3.</summary>
        public static Block Basic(ModuleTree modules, string path, string name, int inputs, int width, int stride) => new(
            modules, path, name, stride,
            new ConvolutionLayer(inputs, width, kernel: 3, stride, PaddingRule.Symmetric(1)),
            new ConvolutionLayer(width, width, kernel: 3, stride: 1, PaddingRule.Symmetric(1)));

        /// <summary>1×1, 3×3 and 1×1 to four times the width.</summary>
        public static Block Bottleneck(ModuleTree modules, string path, string name, int inputs, int width, int stride) => new(
            modules, path, name, stride,
            ConvolutionLayer.Pointwise(inputs, width),
            new ConvolutionLayer(width, width, kernel: 3, stride, PaddingRule.Symmetric(1)),
            ConvolutionLayer.Pointwise(width, width * BottleneckExpansion));

        public override IReadOnlyList<string> KerasBlocks => [_name.Split('_')[0], _name];

        public override UnitCut? Cut
        {
            get
            {
                var last = _filters[^1];
                LayerModule[] layers = [.. _filters.Append(_shortcut).OfType<ConvolutionNorm>().SelectMany(filter => new LayerModule[] { filter.Convolution, filter.Norm }).Where(layer => layer != last.Norm)];
                return Array.TrueForAll(layers, layer => layer.IsFrozen) ? new UnitCut(layers, ExportToLastNorm, NormAndAdd) : null;
            }
        }

        public override Tensor Forward(Tensor input)
        {
            using var shortcut = _shortcut?.Forward(input);
            var features = _filters[0].Forward(input);
            foreach (var filter in _filters.AsSpan(1..^1))
            {
                features = features.Then(filter.Forward);
            }

            return features.Then(x => _filters[^1].Add(x, shortcut ?? input, Activation.Relu));
        }

        public override OnnxValue Export(OnnxValue input) => _filters.Aggregate(input, static (value, filter) => value.Then(filter))
            .Then("Add", _shortcut is null ? input : input.Then(_shortcut)).Then(Activation.Relu);

        // Both summands, one beside the other.
        private OnnxValue ExportToLastNorm(OnnxValue input) => _filters.SkipLast(1).Aggregate(input, static (value, filter) => value.Then(filter))
            .Then(_filters[^1].Convolution).Concat(_shortcut is null ? input : input.Then(_shortcut));

        private Tensor NormAndAdd(Tensor features)
        {
            var channels = _filters[^1].Convolution.Outputs;
            using var shortcut = Channels(features, channels, channels);
            using var filtered = Channels(features, 0, channels);
            return _filters[^1].Norm.Add(filtered, shortcut, Activation.Relu);
        }

        private static Tensor Channels(Tensor features, int first, int count) =>
            features.narrow(1, first, count).Then(static x => x.OverChannels(static rows => rows.contiguous()));

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = input;
            for (var i = 1; i < _filters.Length; i++)
            {
                shape = _filters[i - 1].List($"{_name}_{i}_conv", $"{_name}_{i}_bn", shape, layers);
                layers.Add($"{_name}_{i}_relu", "Activation", shape);
            }

            shape = ListSum(input, shape, layers);
            layers.Add($"{_name}_add", "Add", shape);
            return layers.Add($"{_name}_out", "Activation", shape);
        }

        // Keras sorts layers by their distance from the output, so the two branches alternate.
        private FeatureShape ListSum(FeatureShape input, FeatureShape filtered, KerasLayerList layers)
        {
            var (last, number) = (_filters[^1], _filters.Length);
            _shortcut?.ListConvolution($"{_name}_0_conv", input, layers);
            var shape = last.ListConvolution($"{_name}_{number}_conv", filtered, layers);
            _shortcut?.ListNorm($"{_name}_0_bn", shape, layers);
            return last.ListNorm($"{_name}_{number}_bn", shape, layers);
        }
    }
}
