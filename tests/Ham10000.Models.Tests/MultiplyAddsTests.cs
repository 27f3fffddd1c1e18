namespace Ham10000.Models.Tests;

/// <summary>Multiply-adds against torchvision's networks, formulas and published figures.</summary>
public sealed class MultiplyAddsTests : TorchTest
{
    /// <summary>Backbone, its name in the golden file, and what torchvision's documentation says of the whole network, in thousand million.</summary>
    public static TheoryData<Backbone, string, double> Networks => new()
    {
        { Backbone.Vgg16, "vgg16", 15.47 },
        { Backbone.ResNet18, "resnet18", 1.81 },
        { Backbone.ResNet34, "resnet34", 3.66 },
        { Backbone.ResNet50, "resnet50", 4.09 },
        { Backbone.DenseNet121, "densenet121", 2.83 },
        { Backbone.MobileNetV2, "mobilenet_v2", 0.30 },
        { Backbone.EfficientNetB0, "efficientnet_b0", 0.39 },
        { Backbone.ConvNeXtTiny, "convnext_tiny", 4.46 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void MultiplyAdds_OfTorchvisionsNetworks_AreThoseCountedThere(Backbone backbone, string name, double published)
    {
        var golden = Golden.Read("multiply-adds.json")[name];
        var builder = ModelBuilder.FromBackbone(backbone, PretrainedWeights.ImageNet);
        var whole = backbone == Backbone.Vgg16 ? builder.Input(224, 224).Flatten().Dense(4096).Dense(4096).Dense(1000) : builder.Input(224, 224).GlobalAveragePooling().Dense(1000);
        Count(whole).Should().Be(golden["whole at 224"].Integer);
        (Count(whole) / 1e9).Should().BeApproximately(published, 0.006, "torchvision's documentation says so");
        Count(builder.Input(100, 125).GlobalAveragePooling()).Should().Be(golden["features at 100x125"].Integer);
    }

    [Fact]
    public void MultiplyAdds_OfMobileNet_AreThoseOfThePaper()
    {
        // Channels in and out, and rows and columns of the output, block by block; table 1 of the paper.
        (long Inputs, long Outputs, long Size)[] blocks =
        [
            (32, 64, 112), (64, 128, 56), (128, 128, 56), (128, 256, 28), (256, 256, 28), (256, 512, 14), (512, 512, 14), (512, 512, 14), (512, 512, 14),
            (512, 512, 14), (512, 512, 14), (512, 1024, 7), (1024, 1024, 7),
        ];
        var expected = (112 * 112 * 27 * 32) + blocks.Sum(block => block.Size * block.Size * block.Inputs * (9 + block.Outputs)) + (1024 * 1000);
        expected.Should().BeInRange(568_000_000, 570_000_000, "the paper says 569 million");
        Count(ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet).Input(224, 224).GlobalAveragePooling().Dense(1000)).Should().Be(expected);
    }

    [Fact]
    public void MultiplyAdds_OfEveryLayerOfABuilder_FollowTheirFormulas()
    {
        using var model = ModelBuilder.FromInput(8, 10)
            .Conv2d(4, kernel: 5, stride: 2).DepthwiseConv2d(kernel: 3, multiplier: 2).Conv2dTranspose(6, kernel: 4, stride: 2)
            .SeparableConv2d(3, kernel: 3).BatchNorm().LayerNorm().Activation(Activation.Gelu).MaxPool().Flatten().Dropout(0.5).Dense(7, l2: 0.1).Build(seed: 1);
        model.Layers.Where(layer => layer.MultiplyAdds != 0).Select(layer => (layer.Name, layer.MultiplyAdds)).Should().Equal(
            ("conv2d", 4L * 5 * 4 * 5 * 5 * 3), ("depthwise_conv2d", 4L * 5 * 8 * 3 * 3), ("conv2d_transpose", 4L * 5 * 8 * 4 * 4 * 6),
            ("separable_conv2d", 8L * 10 * 6 * ((3 * 3) + 3)), ("dense", 4L * 5 * 3 * 7));
        model.MultiplyAdds.Should().Be(6000 + 1440 + 15360 + 5760 + 420);
    }

    [Fact]
    public void MultiplyAdds_OfEveryArchitecture_AreKnownForEveryLayer()
    {
        foreach (var (name, (builder, _, _)) in TestModels.All)
        {
            using var model = ImageModel.Empty(TestModels.Small(builder).Spec);
            model.Layers.Should().OnlyContain(layer => layer.MultiplyAdds != null, $"a layer of {name} would count nothing in silence: override LayerModule.MultiplyAdds");
            model.Layers.Where(layer => layer.Type is "Conv2D" or "DepthwiseConv2D" or "SeparableConv2D" or "Conv2DTranspose" or "Dense").Should().OnlyContain(layer => layer.MultiplyAdds > 0, name);
            model.MultiplyAdds.Should().Be(model.Layers.Sum(layer => layer.MultiplyAdds));
        }
    }

    [Fact]
    public void MultiplyAdds_OfAModuleOfTheUsersOwn_AreUnknownRatherThanNothing()
    {
        using var model = ModelBuilder.FromInput(8, 8).Conv2d(4).Module("mixer", () => TorchSharp.torch.nn.Conv2d(4, 2, 1)).Flatten().Dense(7).Build(seed: 1);
        model.Layers.Single(layer => layer.MultiplyAdds is null).Name.Should().Be("mixer");
        model.MultiplyAdds.Should().BeNull();
        model.Summary().Should().Contain("Multiply-adds per image: 7,808, and those of the layers marked with ?");
        model.Freeze("mixer");
        model.TrainableParameterCount.Should().Be(112 + (7 * 128) + 7);
    }

    private static long? Count(ModelBuilder builder)
    {
        using var model = ImageModel.Empty(builder.Spec);
        return model.MultiplyAdds;
    }
}
