
namespace Ham10000.Models.Tests;

public sealed class KerasLayersTests : TorchTest
{
    [Theory]
    [InlineData(Backbone.MobileNet)]
    [InlineData(Backbone.ResNet50)]
    [InlineData(Backbone.DenseNet121)]
    public void Catalogue_AgainstTheNetwork_KnowsLayersAndFeatures(Backbone backbone)
    {
        var entry = BackboneCatalogue.Of(backbone);
        using var network = entry.Create();
        foreach (var (height, width) in new[] { (100, 125), (32, 33), (224, 224), (150, 97), (63, 65) })
        {
            var layers = network.List(FeatureShape.Maps(3, height, width));
            layers.Should().HaveCount(entry.LayerCount);
            layers[^1].Output.Should().Be(entry.Features(FeatureShape.Maps(3, height, width)), $"images are {height}×{width}");
            layers.Select(layer => layer.Name).Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public void MobileNet_From23ToTheEnd_AreTheLayersOfKeras() => Names(new MobileNetV1(), 23).Should().Equal(
        "conv_dw_10_relu", "conv_pw_10", "conv_pw_10_bn", "conv_pw_10_relu",
        "conv_dw_11", "conv_dw_11_bn", "conv_dw_11_relu", "conv_pw_11", "conv_pw_11_bn", "conv_pw_11_relu",
        "conv_pad_12", "conv_dw_12", "conv_dw_12_bn", "conv_dw_12_relu", "conv_pw_12", "conv_pw_12_bn", "conv_pw_12_relu",
        "conv_dw_13", "conv_dw_13_bn", "conv_dw_13_relu", "conv_pw_13", "conv_pw_13_bn", "conv_pw_13_relu");

    [Fact]
    public void MobileNet_From50ToTheEnd_BeginsWithBlock6() => Names(new MobileNetV1(), 50)[..2].Should().Equal("conv_pad_6", "conv_dw_6");

    [Fact]
    public void ResNet50_From28ToTheEnd_AlternatesTheBranchesAsKeras() => Names(new ResNet50(), 28)[..17].Should().Equal(
        "conv5_block1_2_bn", "conv5_block1_2_relu", "conv5_block1_0_conv", "conv5_block1_3_conv", "conv5_block1_0_bn", "conv5_block1_3_bn",
        "conv5_block1_add", "conv5_block1_out",
        "conv5_block2_1_conv", "conv5_block2_1_bn", "conv5_block2_1_relu", "conv5_block2_2_conv", "conv5_block2_2_bn", "conv5_block2_2_relu",
        "conv5_block2_3_conv", "conv5_block2_3_bn", "conv5_block2_add");

    [Fact]
    public void DenseNet121_From23ToTheEnd_AreThreeDenseLayersAndTheNorm() => Names(new DenseNet121(), 23).Should().Equal(
        "conv5_block14_0_bn", "conv5_block14_0_relu", "conv5_block14_1_conv", "conv5_block14_1_bn", "conv5_block14_1_relu", "conv5_block14_2_conv",
        "conv5_block14_concat",
        "conv5_block15_0_bn", "conv5_block15_0_relu", "conv5_block15_1_conv", "conv5_block15_1_bn", "conv5_block15_1_relu", "conv5_block15_2_conv",
        "conv5_block15_concat",
        "conv5_block16_0_bn", "conv5_block16_0_relu", "conv5_block16_1_conv", "conv5_block16_1_bn", "conv5_block16_1_relu", "conv5_block16_2_conv",
        "conv5_block16_concat", "bn", "relu");

    [Theory]
    [InlineData(Backbone.MobileNet, 3_206_976)]
    [InlineData(Backbone.ResNet50, 23_508_032)]
    [InlineData(Backbone.DenseNet121, 6_953_856)]
    public void TrainLast_OfAnyNumber_TrainsExactlyTheLayersOfThatNumber(Backbone backbone, long parameters)
    {
        using var network = BackboneCatalogue.Of(backbone).Create();
        var layers = network.List(FeatureShape.Maps(3, 64, 64));
        for (var count = 0; count <= layers.Count; count += 7)
        {
            network.TrainLast(count);
            layers.SkipLast(count).Should().OnlyContain(layer => layer.Module == null || layer.Module.TrainableParameterCount == 0);
            layers.TakeLast(count).Sum(layer => layer.Module?.TrainableParameterCount ?? 0)
                .Should().Be(network.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()));
        }

        network.TrainLast(layers.Count);
        layers.Sum(layer => layer.Module?.TrainableParameterCount ?? 0).Should().Be(parameters);
    }

    private static List<string> Names(BackboneNetwork network, int last)
    {
        using (network)
        {
            return [.. network.List(FeatureShape.Maps(3, 100, 125)).TakeLast(last).Select(layer => layer.Name)];
        }
    }
}
