using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>The architectures under test, with formula weights where no pretrained file is needed.</summary>
internal static class TestModels
{
    /// <summary>Every architecture at the size that the design's counts are for. A new one is covered by being listed.</summary>
    public static readonly IReadOnlyDictionary<string, (ModelBuilder Builder, long Trainable)> All = new Dictionary<string, (ModelBuilder, long)>
    {
        ["NeuralNetwork"] = (Architectures.NeuralNetwork(), 2_417_159),
        ["Cnn"] = (Architectures.Cnn(), 1_528_007),
        ["DownAndUp"] = (DownAndUp, 6_487),
        ["Blocks"] = (Blocks, 6_711),
        ["Poolings"] = (Poolings, 2_085),
        ["MobileNet"] = (Architectures.MobileNet(), 2_132_999),
        ["ResNet50"] = (Architectures.ResNet50(), 8_943_623),
        ["DenseNet121"] = (Architectures.DenseNet121(), 494_983),
        ["MobileNetEnhanced"] = (Architectures.MobileNetEnhanced(), 3_081_991),
        ["MobileNetV2"] = (Architectures.MobileNetV2(), 1_368_967),
        ["ResNet18"] = (Architectures.ResNet18(), 9_577_991),
        ["ResNet34"] = (Architectures.ResNet34(), 13_117_959),
        ["Vgg16"] = (Architectures.Vgg16(), 7_083_015),
        ["EfficientNetB0"] = (Architectures.EfficientNetB0(), 1_471_719),
        ["ConvNeXtTiny"] = (Architectures.ConvNeXtTiny(), 14_296_327),
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
    public static ImageModel Filled(ModelSpec spec)
    {
        var model = ImageModel.Empty(spec);
        FormulaFill.Fill(model, key => key);
        return model;
    }

    /// <summary>The smallest image size that leaves the features more than one pixel.</summary>
    public static ModelBuilder Small(ModelBuilder builder) => builder.Input(40, 36);

    public static Dictionary<string, float[]> Values(nn.Module module)
    {
        using var nothing = no_grad();
        return module.state_dict().Where(entry => entry.Value.is_floating_point()).ToDictionary(entry => entry.Key, entry => Values(entry.Value));
    }

    public static float[] Values(Tensor tensor)
    {
        using var own = tensor.detach();
        using var flat = own.contiguous();
        return flat.data<float>().ToArray();
    }
}
