using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class BackboneFormTests : TorchTest
{
    [Theory]
    [InlineData(0.25, 213_072, 256, "mobilenetv1_025")]
    [InlineData(0.5, 818_592, 512, "mobilenetv1_050")]
    [InlineData(0.75, 1_816_560, 768, "mobilenetv1_075")]
    [InlineData(1, 3_206_976, 1024, "mobilenetv1_100")]
    public void MobileNet_OfAWidth_HasThePapersChannelsAndItsOwnFile(double width, long parameters, int channels, string weights)
    {
        var spec = Architectures.MobileNet(7, PretrainedWeights.Random, width).Input(64, 64).Spec;
        var entry = BackboneCatalogue.Of(spec.Backbone!);
        entry.WeightsName.Should().Be(weights);
        entry.ParameterCount.Should().Be(parameters);
        using var model = TestModels.Filled(spec);
        model.TrainableParameterCount.Should().Be(parameters + (channels * 7) + 7);
        model.Layers.Should().HaveCount(1 + entry.LayerCount + spec.Layers.Count);
        model.eval();
        using var images = FormulaFill.Images(1, 64, 64);
        using var logits = model.call(images);
        TestModels.Values(logits).Should().HaveCount(7).And.OnlyContain(value => float.IsFinite(value)).And.Contain(value => value != 0);
    }

    [Theory]
    [InlineData(Backbone.MobileNet)]
    [InlineData(Backbone.MobileNetV2)]
    public void PadAs_AtOddAndEvenSizes_DiffersOnlyWhereTheRulesDo(Backbone backbone)
    {
        // 33 halves to 17, 9, 5, 3 and 2: always odd, where both rules lay one zero on each side.
        Difference(backbone, 33).Should().Be(0);
        Difference(backbone, 32).Should().BeGreaterThan(0.01f);
    }

    [Theory]
    [MemberData(nameof(TorchvisionTests.Networks), MemberType = typeof(TorchvisionTests))]
    public void Features_OfChannelsLastImages_LieChannelsLast(Backbone backbone)
    {
        using var network = BackboneCatalogue.Of(backbone).Create();
        network.eval();
        using var images = FormulaFill.Images(1, 64, 64);
        using var nothing = no_grad();
        using var features = network.call(images);
        features.stride()[1].Should().Be(1, $"a copy in another order would make {backbone} slow");
    }

    [Fact]
    public void Spec_WithWidthAndPadding_GoesThroughJsonAndPrints()
    {
        var spec = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet).WidthMultiplier(0.5)
            .PadAs(BackbonePadding.PyTorch).TrainLast(23).GlobalAveragePooling().Dense(7).Spec;
        ModelSpec.FromJson(spec.ToJson()).Should().Be(spec);
        spec.ToJson().Should().Contain(
            """{"network":"MobileNet","pretrained":true,"trainLast":23,"widthMultiplier":0.5,"padding":"PyTorch"}""");
        $"{spec.Backbone}".Should().Be("MobileNet width 0.5 padded as PyTorch, pretrained, last 23 layers trained");
    }

    [Fact]
    public void WidthMultiplier_OfOne_IsTheUsualNetwork() => Architectures.MobileNet(widthMultiplier: 1).Spec.Backbone
        .Should().Be(new BackboneSpec(Backbone.MobileNet, Pretrained: true, TrainLast: 23));

    [Fact]
    public void WidthMultiplier_ThatDoesNotExist_NamesThoseThatDo()
    {
        var mobileNet = () => Architectures.MobileNet(widthMultiplier: 0.6);
        mobileNet.Should().ThrowExactly<ArgumentException>()
            .WithMessage("MobileNet has no width multiplier 0.6. Expected one of: 1, 0.25, 0.5, 0.75.");
        var resNet = () => Architectures.ResNet18().WidthMultiplier(0.5);
        resNet.Should().ThrowExactly<ArgumentException>().WithMessage("ResNet18 has no width multiplier 0.5. Expected one of: 1.");
    }

    [Fact]
    public void PadAs_TensorFlowForANetworkOfTorchvision_SaysThatItPadsAsPyTorch() => ((Action)(() => Architectures.Vgg16().PadAs(BackbonePadding.TensorFlow)))
        .Should().ThrowExactly<ArgumentException>().WithMessage("Vgg16 does not pad as TensorFlow. Expected one of: PyTorch.");

    private static float Difference(Backbone backbone, int size)
    {
        using var images = FormulaFill.Images(1, size, size);
        var usual = Features(new BackboneSpec(backbone, Pretrained: false), images);
        var symmetric = Features(new BackboneSpec(backbone, Pretrained: false) { Padding = BackbonePadding.PyTorch }, images);
        return usual.Zip(symmetric, (x, y) => Math.Abs(x - y)).Max();
    }

    private static float[] Features(BackboneSpec spec, Tensor images)
    {
        using var network = BackboneCatalogue.Of(spec).Create();
        FormulaFill.Fill(network, key => key);
        network.eval();
        using var nothing = no_grad();
        using var features = network.call(images);
        return TestModels.Values(features);
    }
}
