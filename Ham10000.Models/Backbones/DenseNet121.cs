using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>DenseNet-121: a stem, four dense blocks of 6, 12, 24 and 16 layers with growth rate 32, and transitions that halve between them.</summary>
/// <remarks>Huang et al., "Densely connected convolutional networks", arXiv:1608.06993, table 1. Symmetric padding, keys and starting weights
/// of torchvision's <c>densenet121</c>: kernels normal with variance 2 / fan in.</remarks>
internal sealed class DenseNet121 : BackboneNetwork
{
    private const int GrowthRate = 32;
    private const int BottleneckWidth = 4 * GrowthRate;

    private static readonly int[] Blocks = [6, 12, 24, 16];

    private DenseNet121()
        : base("DenseNet121")
    {
        var channels = 64;
        Add(new Stem(Modules, channels));
        for (var block = 0; block < Blocks.Length; block++)
        {
            for (var layer = 0; layer < Blocks[block]; layer++, channels += GrowthRate)
            {
                Add(new DenseStep(Modules, $"features.denseblock{block + 1}.denselayer{layer + 1}", $"conv{block + 2}_block{layer + 1}", channels));
            }

            if (block < Blocks.Length - 1)
            {
                Add(new Transition(Modules, $"features.transition{block + 1}", $"pool{block + 2}", channels));
                channels /= 2;
            }
        }

        Add(new FinalNorm(Modules, channels));
    }

    /// <summary>The network without its classifier.</summary>
    public static BackboneEntry Entry { get; } = new("densenet121", LayerCount: 426, ParameterCount: 6_953_856,
        static images => FeatureShape.Maps(1024, ((images.Height + 3) / 4) / 8, ((images.Width + 3) / 4) / 8), static () => new DenseNet121());

    protected override void Initialise(LayerModule layer, WeightRandom random) => (layer as ConvolutionLayer)?.InitialiseFanIn(random);

    /// <summary>7×7 convolution of stride 2 and 3×3 max pooling of stride 2.</summary>
    private sealed class Stem(ModuleTree modules, int channels) : BackboneUnit
    {
        private readonly ConvolutionLayer _convolution =
            modules.Add("features.conv0", new ConvolutionLayer(3, channels, kernel: 7, stride: 2, PaddingRule.Symmetric(3)));

        private readonly BatchNormLayer _norm = modules.Add("features.norm0", new BatchNormLayer(channels, Activation.Relu));

        private readonly MaxPoolLayer _pool =
            modules.Add("features.pool0", new MaxPoolLayer(window: 3, stride: 2, PaddingRule.Symmetric(1)));

        public override Tensor Forward(Tensor input) => _convolution.call(input).Then(_norm).Then(_pool);

        public override OnnxValue Export(OnnxValue input) => input.Then(_convolution).Then(_norm).Then(_pool);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            layers.AddZeroPadding("zero_padding2d", input, (3, 3, 3, 3));
            var shape = layers.Add("conv1_conv", _convolution, input);
            layers.Add("conv1_bn", _norm, shape);
            layers.Add("conv1_relu", "Activation", shape);
            layers.AddZeroPadding("zero_padding2d_1", shape, (1, 1, 1, 1));
            return layers.Add("pool1", _pool, shape);
        }
    }

    /// <summary>Batch norm, 1×1 and 3×3 convolution; the new maps are laid beside all earlier ones.</summary>
    private sealed class DenseStep(ModuleTree modules, string path, string name, int inputs) : BackboneUnit
    {
        private readonly BatchNormLayer _inputNorm = modules.Add($"{path}.norm1", new BatchNormLayer(inputs, Activation.Relu));

        private readonly ConvolutionLayer _reduce = modules.Add($"{path}.conv1", ConvolutionLayer.Pointwise(inputs, BottleneckWidth));

        private readonly BatchNormLayer _norm = modules.Add($"{path}.norm2", new BatchNormLayer(BottleneckWidth, Activation.Relu));

        private readonly ConvolutionLayer _filter = modules.Add(
            $"{path}.conv2", new ConvolutionLayer(BottleneckWidth, GrowthRate, kernel: 3, stride: 1, PaddingRule.Symmetric(1)));

        public override IReadOnlyList<string> KerasBlocks => [name.Split('_')[0], name];

        public override Tensor Forward(Tensor input)
        {
            using var grown = _inputNorm.call(input).Then(_reduce).Then(_norm).Then(_filter);
            return cat([input, grown], dim: 1);
        }

        public override OnnxValue Export(OnnxValue input) => input.Concat(input.Then(_inputNorm).Then(_reduce).Then(_norm).Then(_filter));

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            layers.Add($"{name}_0_bn", _inputNorm, input);
            layers.Add($"{name}_0_relu", "Activation", input);
            var shape = layers.Add($"{name}_1_conv", _reduce, input);
            layers.Add($"{name}_1_bn", _norm, shape);
            layers.Add($"{name}_1_relu", "Activation", shape);
            shape = layers.Add($"{name}_2_conv", _filter, shape);
            return layers.Add(
                $"{name}_concat", "Concatenate", FeatureShape.Maps(input.Channels + GrowthRate, shape.Height, shape.Width));
        }
    }

    /// <summary>Batch norm, 1×1 convolution to half the maps, 2×2 average pooling.</summary>
    private sealed class Transition(ModuleTree modules, string path, string name, int inputs) : BackboneUnit
    {
        private readonly BatchNormLayer _norm = modules.Add($"{path}.norm", new BatchNormLayer(inputs, Activation.Relu));
        private readonly ConvolutionLayer _reduce = modules.Add($"{path}.conv", ConvolutionLayer.Pointwise(inputs, inputs / 2));
        private readonly AveragePoolLayer _pool = modules.Add($"{path}.pool", new AveragePoolLayer(window: 2));

        public override IReadOnlyList<string> KerasBlocks => [name];

        public override Tensor Forward(Tensor input) => _norm.call(input).Then(_reduce).Then(_pool);

        public override OnnxValue Export(OnnxValue input) => input.Then(_norm).Then(_reduce).Then(_pool);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            layers.Add($"{name}_bn", _norm, input);
            layers.Add($"{name}_relu", "Activation", input);
            var shape = layers.Add($"{name}_conv", _reduce, input);
            return layers.Add($"{name}_pool", _pool, shape);
        }
    }

    /// <summary>The batch norm and ReLU after the last block.</summary>
    private sealed class FinalNorm(ModuleTree modules, int channels) : BackboneUnit
    {
        private readonly BatchNormLayer _norm = modules.Add("features.norm5", new BatchNormLayer(channels, Activation.Relu));

        public override Tensor Forward(Tensor input) => _norm.call(input);

        public override OnnxValue Export(OnnxValue input) => input.Then(_norm);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            layers.Add("bn", _norm, input);
            return layers.Add("relu", "Activation", input);
        }
    }
}
