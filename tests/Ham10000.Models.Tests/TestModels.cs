using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>The architectures under test, with formula weights where no pretrained file is needed.</summary>
public sealed class TestModels : IContractModels
{
    private const string Dense = "dense.weight,bias";

    private const string Norm = "weight,bias,running_mean,running_var,num_batches_tracked";

    private const string BlockKeys = "conv2d.weight,bias "
        + "residual.branch.conv2d.weight,bias residual.branch.batch_normalization." + Norm + " residual.branch.conv2d_1.weight,bias "
        + "residual_1.branch.conv2d.weight,bias residual_1.branch.conv2d_1.weight,bias "
        + "residual_1.shortcut.batch_normalization." + Norm + " residual_1.shortcut.conv2d.weight,bias "
        + "concatenate.branch2.conv2d.weight,bias concatenate.branch3.residual.branch.batch_normalization." + Norm + " concatenate.branch3.conv2d.weight,bias "
        + "residual_2.branch.dense.weight,bias residual_2.branch.dense_1.weight,bias " + Dense;

    private const string PoolingKeys = "conv2d.weight batch_normalization." + Norm + " separable_conv2d.depthwise_weight,pointwise_weight,bias "
        + "conv2d_1.weight,bias depthwise_conv2d.weight conv2d_transpose.weight separable_conv2d_1.depthwise_weight,pointwise_weight " + Dense;

    /// <summary>Every architecture at the size that the design's counts are for. A new one is covered by being listed.</summary>
    public static IReadOnlyDictionary<string, ContractModel> All { get; } = new Dictionary<string, ContractModel>
    {
        ["NeuralNetwork"] = new(Architectures.NeuralNetwork(), 2_417_159, "dense.weight,bias dense_1.weight,bias dense_2.weight,bias dense_3.weight,bias dense_4.weight,bias dense_5.weight,bias"),
        ["Cnn"] = new(Architectures.Cnn(), 1_528_007, "conv2d.weight,bias conv2d_1.weight,bias conv2d_2.weight,bias dense.weight,bias dense_1.weight,bias dense_2.weight,bias"),
        ["DownAndUp"] = new(DownAndUp, 6_487, "conv2d.weight,bias depthwise_conv2d.weight,bias conv2d_transpose.weight,bias conv2d_transpose_1.weight,bias dense.weight,bias"),
        ["Blocks"] = new(Blocks, 6_711, BlockKeys),
        ["Poolings"] = new(Poolings, 2_085, PoolingKeys),
        ["MobileNet"] = new(Architectures.MobileNet(), 2_132_999, Dense),
        ["ResNet50"] = new(Architectures.ResNet50(), 8_943_623, Dense),
        ["DenseNet121"] = new(Architectures.DenseNet121(), 494_983, Dense),
        ["MobileNetEnhanced"] = new(Architectures.MobileNetEnhanced(), 3_081_991, $"batch_normalization.{Norm} {Dense}"),
        ["MobileNetV2"] = new(Architectures.MobileNetV2(), 1_368_967, Dense),
        ["ResNet18"] = new(Architectures.ResNet18(), 9_577_991, Dense),
        ["ResNet34"] = new(Architectures.ResNet34(), 13_117_959, Dense),
        ["Vgg16"] = new(Architectures.Vgg16(), 7_083_015, Dense),
        ["EfficientNetB0"] = new(Architectures.EfficientNetB0(), 1_471_719, Dense),
        ["ConvNeXtTiny"] = new(Architectures.ConvNeXtTiny(), 14_296_327, "layer_normalization.weight,bias dense.weight,bias"),
    };

    private static ModelBuilder DownAndUp => ModelBuilder.FromInput().Named("DownAndUp")
        .Conv2d(16, stride: 2, activation: Activation.Silu).DepthwiseConv2d(kernel: 5, stride: 2, multiplier: 2, activation: Activation.Gelu)
        .Conv2dTranspose(16, activation: Activation.Tanh).Conv2dTranspose(8, kernel: 2, activation: Activation.Sigmoid)
        .GlobalAveragePooling().Dense(7);

    private static ModelBuilder Blocks => ModelBuilder.FromInput().Named("Blocks")
        .Conv2d(8, kernel: 5, stride: 3, activation: Activation.Relu)
        .Residual(b => b.Conv2d(8, activation: Activation.Relu).BatchNorm().Dropout(0.1).Conv2d(8), activation: Activation.Relu)
        .Residual(b => b.Conv2d(16, stride: 2, activation: Activation.Silu).Conv2d(16), s => s.BatchNorm().Conv2d(16, kernel: 1, stride: 2))
        .Concatenate(b => b, b => b.Conv2d(4, kernel: 1), b => b.Residual(c => c.BatchNorm().Activation(Activation.Tanh)).Conv2d(4))
        .GlobalAveragePooling().Residual(b => b.Dense(8, Activation.Gelu).Dense(24)).Dense(7);

    private static ModelBuilder Poolings => ModelBuilder.FromInput().Named("Poolings")
        .Conv2d(8, kernel: 4, stride: 2, bias: false).BatchNorm(momentum: 0.01, epsilon: 1e-3).Activation(Activation.Relu)
        .MaxPool(3, stride: 2, padding: Padding.Same).SeparableConv2d(12, kernel: 4, stride: 2, multiplier: 2, activation: Activation.Silu)
        .AveragePool(3, stride: 2, padding: Padding.Same).Conv2d(6, dilation: 2).DepthwiseConv2d(dilation: 2, bias: false)
        .UpSampling(3).Conv2dTranspose(4, kernel: 4, stride: 1, bias: false).SeparableConv2d(5, bias: false, padding: Padding.Valid).MaxPool(2, stride: 1)
        .AveragePool(2).Concatenate(b => b.GlobalMaxPooling(), b => b.GlobalAveragePooling()).Dense(7);

    /// <summary>A model with formula weights: as if pretrained, without a file.</summary>
    public static ImageModel Filled(ModelSpec spec) => FormulaModel.Filled(spec);

    /// <summary>The smallest image size that leaves the features more than one pixel.</summary>
    public static ModelBuilder Small(ModelBuilder builder) => builder.Input(40, 36);

    public static Dictionary<string, float[]> Values(nn.Module module) => FormulaModel.Values(module);

    public static float[] Values(Tensor tensor) => FormulaModel.Values(tensor);
}
