using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>MobileNet v1, width 1: a stem convolution and 13 depthwise-separable blocks.</summary>
/// <remarks>Howard et al., "MobileNets", arXiv:1704.04861, table 1. TensorFlow SAME padding and ReLU6; keys of timm's
/// <c>mobilenetv1_100</c>. Kernels start normal with variance 2 / fan out, as in TensorFlow's and timm's MobileNets.</remarks>
internal sealed class MobileNetV1 : BackboneNetwork
{
    /// <summary>Layers in Keras's count, without the input.</summary>
    public const int LayerCount = 85;

    /// <summary>Blocks by stage: output channels and the stride of each block.</summary>
    private static readonly (int Channels, int[] Strides)[] Stages =
        [(64, [1]), (128, [2, 1]), (256, [2, 1]), (512, [2, 1, 1, 1, 1, 1]), (1024, [2, 1])];

    public MobileNetV1()
        : base("MobileNetV1")
    {
        Add(new Stem(Modules, channels: 32));
        var (channels, number) = (32, 1);
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (outputs, strides) = Stages[stage];
            for (var block = 0; block < strides.Length; block++)
            {
                Add(new SeparableBlock(Modules, $"blocks.{stage}.{block}", number++, channels, outputs, strides[block]));
                channels = outputs;
            }
        }
    }

    /// <summary>The feature maps that come out for images of a size.</summary>
    public static FeatureShape Features(FeatureShape images) =>
        FeatureShape.Maps(Stages[^1].Channels, CeilingOf32nd(images.Height), CeilingOf32nd(images.Width));

    protected override void Initialise(ConvolutionLayer layer, WeightRandom random) => layer.InitialiseFanOut(random);

    /// <summary>3×3 convolution of stride 2.</summary>
    private sealed class Stem(ModuleTree modules, int channels) : BackboneUnit
    {
        private readonly ConvolutionLayer _convolution =
            modules.Add("conv_stem", new ConvolutionLayer(3, channels, kernel: 3, stride: 2, PaddingRule.Same));

        private readonly BatchNormLayer _norm = modules.Add("bn1", new BatchNormLayer(channels, Activation.Relu6));

        public override Tensor Forward(Tensor input) => _convolution.call(input).Then(_norm);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = layers.Add("conv1", _convolution, input);
            layers.Add("conv1_bn", _norm, shape);
            return layers.Add("conv1_relu", "ReLU", shape);
        }
    }

    /// <summary>3×3 depthwise convolution, then 1×1 convolution, each with batch norm and ReLU6.</summary>
    private sealed class SeparableBlock(ModuleTree modules, string path, int number, int inputs, int outputs, int stride) : BackboneUnit
    {
        private readonly ConvolutionLayer _depthwise =
            modules.Add($"{path}.conv_dw", ConvolutionLayer.Depthwise(inputs, kernel: 3, stride, PaddingRule.Same));

        private readonly BatchNormLayer _depthwiseNorm = modules.Add($"{path}.bn1", new BatchNormLayer(inputs, Activation.Relu6));
        private readonly ConvolutionLayer _pointwise = modules.Add($"{path}.conv_pw", ConvolutionLayer.Pointwise(inputs, outputs));
        private readonly BatchNormLayer _pointwiseNorm = modules.Add($"{path}.bn2", new BatchNormLayer(outputs, Activation.Relu6));

        public override Tensor Forward(Tensor input) =>
            _depthwise.call(input).Then(_depthwiseNorm).Then(_pointwise).Then(_pointwiseNorm);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            if (stride > 1)
            {
                layers.AddZeroPadding($"conv_pad_{number}", input, _depthwise.PaddingOf(input.Height, input.Width));
            }

            var shape = layers.Add($"conv_dw_{number}", _depthwise, input);
            layers.Add($"conv_dw_{number}_bn", _depthwiseNorm, shape);
            layers.Add($"conv_dw_{number}_relu", "ReLU", shape);
            shape = layers.Add($"conv_pw_{number}", _pointwise, shape);
            layers.Add($"conv_pw_{number}_bn", _pointwiseNorm, shape);
            return layers.Add($"conv_pw_{number}_relu", "ReLU", shape);
        }
    }
}
