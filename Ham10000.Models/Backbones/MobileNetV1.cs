using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>MobileNet v1: a stem convolution and 13 depthwise-separable blocks, every channel count scaled by the width multiplier.</summary>
/// <remarks>Howard et al., "MobileNets", arXiv:1704.04861, table 1. TensorFlow SAME padding unless PyTorch's is asked for, ReLU6; keys of timm's
/// <c>mobilenetv1_100</c>. Kernels start normal with variance 2 / fan out, as in TensorFlow's and timm's MobileNets.</remarks>
internal sealed class MobileNetV1 : BackboneNetwork
{
    /// <summary>Blocks by stage: output channels and the stride of each block.</summary>
    private static readonly (int Channels, int[] Strides)[] Stages =
        [(64, [1]), (128, [2, 1]), (256, [2, 1]), (512, [2, 1, 1, 1, 1, 1]), (1024, [2, 1])];

    private MobileNetV1(double width, BackbonePadding rule)
        : base("MobileNetV1")
    {
        var padding = PaddingRule.From(rule, kernel: 3);
        var (channels, number) = (Scaled(32, width), 1);
        Add(new Stem(Modules, channels, padding));
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (outputs, strides) = (Scaled(Stages[stage].Channels, width), Stages[stage].Strides);
            for (var block = 0; block < strides.Length; block++)
            {
                Add(new SeparableBlock(Modules, $"blocks.{stage}.{block}", number++, channels, outputs, strides[block], padding));
                channels = outputs;
            }
        }
    }

    /// <summary>The network at width 1 with TensorFlow's padding.</summary>
    public static BackboneEntry Entry { get; } = EntryOf(width: 1, BackbonePadding.TensorFlow) with
    {
        Widths = [1, 0.25, 0.5, 0.75],
        Paddings = [BackbonePadding.TensorFlow, BackbonePadding.PyTorch],
        Variant = EntryOf,
    };

    private static BackboneEntry EntryOf(double width, BackbonePadding padding) => new(
        $"mobilenetv1_{100 * width:000}", LayerCount: 85, ParameterCountOf(width), images => Features(images, width), () => new MobileNetV1(width, padding))
    {
        Images = Standardization.SymmetricUnitRange,
        Source = $"TensorFlow's MobileNet v1 of width {width}, under timm's keys",
    };

    private static FeatureShape Features(FeatureShape images, double width) =>
        FeatureShape.Maps(Scaled(Stages[^1].Channels, width), CeilingOf32nd(images.Height), CeilingOf32nd(images.Width));

    private static long ParameterCountOf(double width) => width switch
    {
        0.25 => 213_072,
        0.5 => 818_592,
        0.75 => 1_816_560,
        _ => 3_206_976,
    };

    private static int Scaled(int channels, double width) => (int)(channels * width);

    /// <summary>3×3 convolution of stride 2.</summary>
    private sealed class Stem(ModuleTree modules, int channels, PaddingRule padding) : BackboneUnit
    {
        private readonly ConvolutionLayer _convolution =
            modules.Add("conv_stem", new ConvolutionLayer(3, channels, kernel: 3, stride: 2, padding));

        private readonly BatchNormLayer _norm = modules.Add("bn1", new BatchNormLayer(channels, Activation.Relu6));

        public override Tensor Forward(Tensor input) => _convolution.call(input).Then(_norm);

        public override OnnxValue Export(OnnxValue input) => input.Then(_convolution).Then(_norm);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers)
        {
            var shape = layers.Add("conv1", _convolution, input);
            layers.Add("conv1_bn", _norm, shape);
            return layers.Add("conv1_relu", "ReLU", shape);
        }
    }

    /// <summary>3×3 depthwise convolution, then 1×1 convolution, each with batch norm and ReLU6.</summary>
    private sealed class SeparableBlock(
        ModuleTree modules, string path, int number, int inputs, int outputs, int stride, PaddingRule padding) : BackboneUnit
    {
        private readonly ConvolutionLayer _depthwise =
            modules.Add($"{path}.conv_dw", ConvolutionLayer.Depthwise(inputs, kernel: 3, stride, padding));

        private readonly BatchNormLayer _depthwiseNorm = modules.Add($"{path}.bn1", new BatchNormLayer(inputs, Activation.Relu6));
        private readonly ConvolutionLayer _pointwise = modules.Add($"{path}.conv_pw", ConvolutionLayer.Pointwise(inputs, outputs));
        private readonly BatchNormLayer _pointwiseNorm = modules.Add($"{path}.bn2", new BatchNormLayer(outputs, Activation.Relu6));

        public override UnitCut? Cut => _depthwise.IsFrozen && _depthwiseNorm.IsFrozen
            ? new([_depthwise, _depthwiseNorm], input => input.Then(_depthwise).Then(_depthwiseNorm), features => _pointwise.call(features).Then(_pointwiseNorm))
            : null;

        public override Tensor Forward(Tensor input) =>
            _depthwise.call(input).Then(_depthwiseNorm).Then(_pointwise).Then(_pointwiseNorm);

        public override OnnxValue Export(OnnxValue input) => input.Then(_depthwise).Then(_depthwiseNorm).Then(_pointwise).Then(_pointwiseNorm);

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
