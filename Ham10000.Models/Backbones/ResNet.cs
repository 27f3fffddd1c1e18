using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>ResNet-50: a stem and 16 bottleneck blocks in four stages, the stride on the 3×3 convolutions.</summary>
/// <remarks>He et al., "Deep residual learning", arXiv:1512.03385, table 1. Symmetric padding, keys and starting weights of torchvision's
/// <c>resnet50</c>: kernels normal with variance 2 / fan out.</remarks>
internal sealed class ResNet50 : BackboneNetwork
{
    /// <summary>Layers in Keras's count, without the input.</summary>
    public const int LayerCount = 174;

    private const int Expansion = 4;

    private static readonly (int Blocks, int Width)[] Stages = [(3, 64), (4, 128), (6, 256), (3, 512)];

    public ResNet50()
        : base("ResNet50")
    {
        Add(new Stem(Modules, channels: 64));
        var channels = 64;
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (blocks, width) = Stages[stage];
            for (var block = 0; block < blocks; block++)
            {
                var stride = stage > 0 && block == 0 ? 2 : 1;
                Add(new Bottleneck(Modules, $"layer{stage + 1}.{block}", $"conv{stage + 2}_block{block + 1}", channels, width, stride));
                channels = width * Expansion;
            }
        }
    }

    /// <summary>The feature maps that come out for images of a size.</summary>
    public static FeatureShape Features(FeatureShape images) =>
        FeatureShape.Maps(Stages[^1].Width * Expansion, CeilingOf32nd(images.Height), CeilingOf32nd(images.Width));

    protected override void Initialise(ConvolutionLayer layer, WeightRandom random) => layer.InitialiseFanOut(random);

    /// <summary>7×7 convolution of stride 2 and 3×3 max pooling of stride 2.</summary>
    private sealed class Stem(ModuleTree modules, int channels) : BackboneUnit
    {
        private readonly ConvolutionLayer _convolution =
            modules.Add("conv1", new ConvolutionLayer(3, channels, kernel: 7, stride: 2, PaddingRule.Symmetric(3)));

        private readonly BatchNormLayer _norm = modules.Add("bn1", new BatchNormLayer(channels, Activation.Relu));
        private readonly MaxPoolLayer _pool = modules.Add("maxpool", new MaxPoolLayer(window: 3, stride: 2, PaddingRule.Symmetric(1)));

        public override Tensor Forward(Tensor input) => _convolution.call(input).Then(_norm).Then(_pool);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            layers.AddZeroPadding("conv1_pad", input, (3, 3, 3, 3));
            var shape = layers.Add("conv1_conv", _convolution, input);
            layers.Add("conv1_bn", _norm, shape);
            layers.Add("conv1_relu", "Activation", shape);
            layers.AddZeroPadding("pool1_pad", shape, (1, 1, 1, 1));
            return layers.Add("pool1_pool", _pool, shape);
        }
    }

    /// <summary>1×1, 3×3 and 1×1 convolutions added to the input, which a 1×1 convolution fits where its shape differs.</summary>
    private sealed class Bottleneck : BackboneUnit
    {
        private readonly string _name;
        private readonly (ConvolutionLayer Convolution, BatchNormLayer Norm) _reduce;
        private readonly (ConvolutionLayer Convolution, BatchNormLayer Norm) _filter;
        private readonly (ConvolutionLayer Convolution, BatchNormLayer Norm) _expand;
        private readonly (ConvolutionLayer Convolution, BatchNormLayer Norm)? _shortcut;

        public Bottleneck(ModuleTree modules, string path, string name, int inputs, int width, int stride)
        {
            var outputs = width * Expansion;
            _name = name;
            _reduce = (modules.Add($"{path}.conv1", ConvolutionLayer.Pointwise(inputs, width)),
                modules.Add($"{path}.bn1", new BatchNormLayer(width, Activation.Relu)));
            _filter = (modules.Add($"{path}.conv2", new ConvolutionLayer(width, width, kernel: 3, stride, PaddingRule.Symmetric(1))),
                modules.Add($"{path}.bn2", new BatchNormLayer(width, Activation.Relu)));
            _expand = (modules.Add($"{path}.conv3", ConvolutionLayer.Pointwise(width, outputs)),
                modules.Add($"{path}.bn3", new BatchNormLayer(outputs)));
            if (inputs != outputs || stride != 1)
            {
                _shortcut = (modules.Add($"{path}.downsample.0", ConvolutionLayer.Pointwise(inputs, outputs, stride)),
                    modules.Add($"{path}.downsample.1", new BatchNormLayer(outputs)));
            }
        }

        public override Tensor Forward(Tensor input)
        {
            var features = _reduce.Convolution.call(input).Then(_reduce.Norm)
                .Then(_filter.Convolution).Then(_filter.Norm)
                .Then(_expand.Convolution).Then(_expand.Norm);
            using var shortcut = _shortcut?.Convolution.call(input).Then(_shortcut.Value.Norm);
            return features.Then(x => x.add_(shortcut ?? input)).Then(Activation.Relu);
        }

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = layers.Add($"{_name}_1_conv", _reduce.Convolution, input);
            layers.Add($"{_name}_1_bn", _reduce.Norm, shape);
            layers.Add($"{_name}_1_relu", "Activation", shape);
            shape = layers.Add($"{_name}_2_conv", _filter.Convolution, shape);
            layers.Add($"{_name}_2_bn", _filter.Norm, shape);
            layers.Add($"{_name}_2_relu", "Activation", shape);
            shape = ListSum(input, shape, layers);
            layers.Add($"{_name}_add", "Add", shape);
            return layers.Add($"{_name}_out", "Activation", shape);
        }

        // Keras sorts layers by their distance from the output, so the two branches alternate.
        private FeatureShape ListSum(FeatureShape input, FeatureShape filtered, KerasLayerList layers)
        {
            if (_shortcut is { } fitted)
            {
                layers.Add($"{_name}_0_conv", fitted.Convolution, input);
            }

            var shape = layers.Add($"{_name}_3_conv", _expand.Convolution, filtered);
            if (_shortcut is { } normed)
            {
                layers.Add($"{_name}_0_bn", normed.Norm, shape);
            }

            return layers.Add($"{_name}_3_bn", _expand.Norm, shape);
        }
    }
}
