namespace Ham10000.Models.Tests;

public sealed class InitialisationTests : TorchTest
{
    [Fact]
    public void Build_OfADenseKernel_IsGlorotUniformWithZeroBias()
    {
        using var model = ModelBuilder.FromInput(20, 20).Flatten().Dense(100).Build(seed: 3);
        var values = TestModels.Values(model);
        ShouldBeUniform(values["layers.dense.weight"], Math.Sqrt(6.0 / (1200 + 100)));
        values["layers.dense.bias"].Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void Build_OfAConvolutionKernel_IsGlorotUniformOverItsWindow()
    {
        using var model = ModelBuilder.FromInput(20, 20).Conv2d(64, kernel: 5).GlobalAveragePooling().Dense(2).Build(seed: 3);
        ShouldBeUniform(TestModels.Values(model)["layers.conv2d.weight"], Math.Sqrt(6.0 / (25 * (3 + 64))));
    }

    [Fact]
    public void Build_OfAHeKernel_HasVariance2OverTheFanIn()
    {
        using var model = ModelBuilder.FromInput(20, 20)
            .Conv2d(64, kernel: 5, initializer: KernelInitializer.HeUniform).Conv2d(64, initializer: KernelInitializer.HeNormal)
            .SeparableConv2d(64, kernel: 9, initializer: KernelInitializer.HeNormal).GlobalAveragePooling().Dense(800, initializer: KernelInitializer.HeNormal).Build(seed: 3);
        var values = TestModels.Values(model);
        ShouldBeUniform(values["layers.conv2d.weight"], Math.Sqrt(6.0 / 75));
        ShouldBeTruncatedNormal(values["layers.conv2d_1.weight"], Math.Sqrt(2.0 / 576));
        ShouldBeTruncatedNormal(values["layers.separable_conv2d.depthwise_weight"], Math.Sqrt(2.0 / 81));
        ShouldBeTruncatedNormal(values["layers.separable_conv2d.pointwise_weight"], Math.Sqrt(2.0 / 64));
        ShouldBeTruncatedNormal(values["layers.dense.weight"], Math.Sqrt(2.0 / 64));
    }

    [Fact]
    public void Build_OfASeparableConvolution_GivesBothKernelsTheirOwnRange()
    {
        using var model = ModelBuilder.FromInput(20, 20).Conv2d(32).SeparableConv2d(48, kernel: 5, multiplier: 2).GlobalAveragePooling().Dense(2).Build(seed: 3);
        var values = TestModels.Values(model);
        ShouldBeUniform(values["layers.separable_conv2d.depthwise_weight"], Math.Sqrt(6.0 / (25 * (1 + 64))));
        ShouldBeUniform(values["layers.separable_conv2d.pointwise_weight"], Math.Sqrt(6.0 / (64 + 48)));
    }

    [Fact]
    public void Build_OfTheNeuralNetwork_IsUniformIn5Hundredths()
    {
        using var model = Architectures.NeuralNetwork().Input(20, 20).Build(seed: 3);
        var values = TestModels.Values(model);
        ShouldBeUniform(values["layers.dense.weight"], 0.05);
        ShouldBeUniform(values["layers.dense_1.weight"], 0.05);
    }

    [Theory]
    [InlineData(Backbone.MobileNet, "backbone.blocks.3.0.conv_dw.weight", 9)]
    [InlineData(Backbone.MobileNet, "backbone.blocks.3.0.conv_pw.weight", 512)]
    [InlineData(Backbone.DenseNet121, "backbone.features.conv0.weight", 147)]
    [InlineData(Backbone.ResNet18, "backbone.layer2.0.downsample.0.weight", 128)]
    [InlineData(Backbone.MobileNetV2, "backbone.features.7.conv.1.0.weight", 9)]
    [InlineData(Backbone.EfficientNetB0, "backbone.features.5.0.block.1.0.weight", 25)]
    public void Build_OfARandomBackbone_IsNormalWithVariance2OverTheFan(Backbone backbone, string key, int fan)
    {
        using var model = ModelBuilder.FromBackbone(backbone, PretrainedWeights.Random).GlobalAveragePooling().Dense(2).Build(seed: 3);
        var values = TestModels.Values(model)[key];
        values.Average(value => value).Should().BeApproximately(0, 4 * MathF.Sqrt(2f / fan / values.Length));
        values.Average(value => value * value).Should().BeApproximately(2f / fan, 2f / fan * 6 / MathF.Sqrt(values.Length));
        values.Max(Math.Abs).Should().BeGreaterThan(3 * MathF.Sqrt(2f / fan), "a normal distribution has tails");
    }

    [Fact]
    public void Build_OfARandomConvNeXt_IsNormalWithDeviation2HundredthsAndTinyLayerScales()
    {
        using var model = Architectures.ConvNeXtTiny(2, PretrainedWeights.Random).Build(seed: 3);
        var values = TestModels.Values(model);
        Deviation(values["backbone.features.4.1.weight"]).Should().BeApproximately(0.02f, 2e-4f);
        Deviation(values["backbone.features.3.0.block.3.weight"]).Should().BeApproximately(0.02f, 2e-4f);
        values["backbone.features.3.0.block.3.bias"].Should().OnlyContain(value => value == 0);
        values["backbone.features.3.0.block.2.weight"].Should().OnlyContain(value => value == 1);
        values["backbone.features.3.0.layer_scale"].Should().OnlyContain(value => value == 1e-6f);
    }

    private static float Deviation(float[] values) => MathF.Sqrt(values.Average(value => value * value));

    private static void ShouldBeTruncatedNormal(float[] values, double deviation)
    {
        const double DeviationOfTruncated = 0.8796;
        var limit = 2 * deviation / DeviationOfTruncated;
        values.Max().Should().BeInRange((float)(limit * 0.97), (float)(limit * 1.0001));
        values.Min().Should().BeInRange((float)(-limit * 1.0001), (float)(-limit * 0.97));
        values.Average(value => value).Should().BeApproximately(0, (float)(4 * deviation / Math.Sqrt(values.Length)));
        Deviation(values).Should().BeApproximately((float)deviation, (float)(3 * deviation / Math.Sqrt(values.Length)));
        var inOneDeviation = values.Count(value => Math.Abs(value) < deviation / DeviationOfTruncated) / (double)values.Length;
        inOneDeviation.Should().BeApproximately(0.6827 / 0.9545, 3 / Math.Sqrt(values.Length), "68.3 of the 95.4 % that are kept lie within one deviation");
    }

    private static void ShouldBeUniform(float[] values, double limit)
    {
        values.Max().Should().BeInRange((float)(limit * 0.98), (float)limit);
        values.Min().Should().BeInRange((float)-limit, (float)(-limit * 0.98));
        values.Average(value => value).Should().BeApproximately(0, (float)(4 * limit / Math.Sqrt(3.0 * values.Length)));
        values.Average(value => value * value).Should().BeApproximately((float)(limit * limit / 3), (float)(limit * limit / Math.Sqrt(values.Length) * 2));
    }
}
