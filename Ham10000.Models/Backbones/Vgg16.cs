using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>VGG-16: five stages of 3×3 convolutions with bias and ReLU, each ending in 2×2 max pooling, without the dense layers.</summary>
/// <remarks>Simonyan and Zisserman, "Very deep convolutional networks", arXiv:1409.1556, table 1, column D. Symmetric padding, keys and starting
/// weights of torchvision's <c>vgg16</c>: kernels normal with variance 2 / fan out, biases 0.</remarks>
internal sealed class Vgg16 : BackboneNetwork
{
    private static readonly (int Convolutions, int Channels)[] Stages = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)];

    private Vgg16()
        : base("Vgg16")
    {
        var (channels, index) = (3, 0);
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (convolutions, outputs) = Stages[stage];
            for (var i = 0; i < convolutions; i++, index += 2)
            {
                Add(new Filter(Modules, $"features.{index}", $"block{stage + 1}_conv{i + 1}", channels, outputs));
                channels = outputs;
            }

            Add(new Pool(Modules, $"features.{index++}", $"block{stage + 1}_pool"));
        }
    }

    /// <summary>The network without its dense layers.</summary>
    public static BackboneEntry Entry { get; } = new("vgg16", LayerCount: 18, ParameterCount: 14_714_688,
        static images => FeatureShape.Maps(Stages[^1].Channels, images.Height / 32, images.Width / 32), static () => new Vgg16());

    /// <summary>A 3×3 convolution with ReLU, which Keras counts as one layer.</summary>
    private sealed class Filter(ModuleTree modules, string path, string name, int inputs, int outputs) : BackboneUnit
    {
        private readonly ConvolutionLayer _convolution = modules.Add(path, new ConvolutionLayer(
            inputs, outputs, kernel: 3, stride: 1, PaddingRule.Symmetric(1), bias: true, activation: Activation.Relu));

        public override IReadOnlyList<string> KerasBlocks => [name.Split('_')[0]];

        public override Tensor Forward(Tensor input) => _convolution.call(input);

        public override OnnxValue Export(OnnxValue input) => input.Then(_convolution);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers) => layers.Add(name, _convolution, input);
    }

    /// <summary>2×2 max pooling.</summary>
    private sealed class Pool(ModuleTree modules, string path, string name) : BackboneUnit
    {
        private readonly MaxPoolLayer _pool = modules.Add(path, new MaxPoolLayer(window: 2));

        public override IReadOnlyList<string> KerasBlocks => [name.Split('_')[0]];

        public override Tensor Forward(Tensor input) => _pool.call(input);

        public override OnnxValue Export(OnnxValue input) => input.Then(_pool);

        public override FeatureShape List(FeatureShape input, KerasLayerList layers) => layers.Add(name, _pool, input);
    }
}
