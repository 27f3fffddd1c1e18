
namespace Ham10000.Models.Tests;

public sealed class KerasLayersTests : TorchTest
{
    public static TheoryData<Backbone> Backbones => new(Enum.GetValues<Backbone>());

    [Theory]
    [MemberData(nameof(Backbones))]
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
    public void MobileNet_From23ToTheEnd_AreTheLayersOfKeras() => Names(Backbone.MobileNet, 23).Should().Equal(
        "conv_dw_10_relu", "conv_pw_10", "conv_pw_10_bn", "conv_pw_10_relu",
        "conv_dw_11", "conv_dw_11_bn", "conv_dw_11_relu", "conv_pw_11", "conv_pw_11_bn", "conv_pw_11_relu",
        "conv_pad_12", "conv_dw_12", "conv_dw_12_bn", "conv_dw_12_relu", "conv_pw_12", "conv_pw_12_bn", "conv_pw_12_relu",
        "conv_dw_13", "conv_dw_13_bn", "conv_dw_13_relu", "conv_pw_13", "conv_pw_13_bn", "conv_pw_13_relu");

    [Fact]
    public void MobileNet_From50ToTheEnd_BeginsWithBlock6() => Names(Backbone.MobileNet, 50)[..2].Should().Equal("conv_pad_6", "conv_dw_6");

    [Fact]
    public void ResNet50_From28ToTheEnd_AlternatesTheBranchesAsKeras() => Names(Backbone.ResNet50, 28)[..17].Should().Equal(
        "conv5_block1_2_bn", "conv5_block1_2_relu", "conv5_block1_0_conv", "conv5_block1_3_conv", "conv5_block1_0_bn", "conv5_block1_3_bn",
        "conv5_block1_add", "conv5_block1_out",
        "conv5_block2_1_conv", "conv5_block2_1_bn", "conv5_block2_1_relu", "conv5_block2_2_conv", "conv5_block2_2_bn", "conv5_block2_2_relu",
        "conv5_block2_3_conv", "conv5_block2_3_bn", "conv5_block2_add");

    [Fact]
    public void ResNet18_From16ToTheEnd_AreNamedAsResNet50s() => Names(Backbone.ResNet18, 16).Should().Equal(
        "conv5_block1_1_conv", "conv5_block1_1_bn", "conv5_block1_1_relu", "conv5_block1_0_conv", "conv5_block1_2_conv", "conv5_block1_0_bn",
        "conv5_block1_2_bn", "conv5_block1_add", "conv5_block1_out",
        "conv5_block2_1_conv", "conv5_block2_1_bn", "conv5_block2_1_relu", "conv5_block2_2_conv", "conv5_block2_2_bn", "conv5_block2_add",
        "conv5_block2_out");

    [Fact]
    public void Vgg16_OfAllLayers_AreTheLayersOfKeras() => Names(Backbone.Vgg16, 18).Should().Equal(
        "block1_conv1", "block1_conv2", "block1_pool", "block2_conv1", "block2_conv2", "block2_pool",
        "block3_conv1", "block3_conv2", "block3_conv3", "block3_pool", "block4_conv1", "block4_conv2", "block4_conv3", "block4_pool",
        "block5_conv1", "block5_conv2", "block5_conv3", "block5_pool");

    [Fact]
    public void MobileNetV2_From23ToTheEnd_AreTheLayersOfKeras() => Names(Backbone.MobileNetV2, 23).Should().Equal(
        "block_14_project", "block_14_project_BN", "block_14_add",
        "block_15_expand", "block_15_expand_BN", "block_15_expand_relu", "block_15_depthwise", "block_15_depthwise_BN", "block_15_depthwise_relu",
        "block_15_project", "block_15_project_BN", "block_15_add",
        "block_16_expand", "block_16_expand_BN", "block_16_expand_relu", "block_16_depthwise", "block_16_depthwise_BN", "block_16_depthwise_relu",
        "block_16_project", "block_16_project_BN", "Conv_1", "Conv_1_bn", "out_relu");

    [Fact]
    public void EfficientNetB0_From31ToTheEnd_AreTheLayersOfKeras() => Names(Backbone.EfficientNetB0, 31).Should().Equal(
        "block6d_expand_conv", "block6d_expand_bn", "block6d_expand_activation", "block6d_dwconv", "block6d_bn", "block6d_activation",
        "block6d_se_squeeze", "block6d_se_reshape", "block6d_se_reduce", "block6d_se_expand", "block6d_se_excite",
        "block6d_project_conv", "block6d_project_bn", "block6d_drop", "block6d_add",
        "block7a_expand_conv", "block7a_expand_bn", "block7a_expand_activation", "block7a_dwconv", "block7a_bn", "block7a_activation",
        "block7a_se_squeeze", "block7a_se_reshape", "block7a_se_reduce", "block7a_se_expand", "block7a_se_excite",
        "block7a_project_conv", "block7a_project_bn", "top_conv", "top_bn", "top_activation");

    [Fact]
    public void ConvNeXtTiny_From10ToTheEnd_AreABlockAndTheEndOfTheOneBefore() => Names(Backbone.ConvNeXtTiny, 10).Should().Equal(
        "stage_3_block_1_stochastic_depth", "stage_3_block_1_add",
        "stage_3_block_2_depthwise_conv", "stage_3_block_2_layernorm", "stage_3_block_2_pointwise_conv_1", "stage_3_block_2_gelu",
        "stage_3_block_2_pointwise_conv_2", "stage_3_block_2_layer_scale", "stage_3_block_2_stochastic_depth", "stage_3_block_2_add");

    [Fact]
    public void DenseNet121_From23ToTheEnd_AreThreeDenseLayersAndTheNorm() => Names(Backbone.DenseNet121, 23).Should().Equal(
        "conv5_block14_0_bn", "conv5_block14_0_relu", "conv5_block14_1_conv", "conv5_block14_1_bn", "conv5_block14_1_relu", "conv5_block14_2_conv",
        "conv5_block14_concat",
        "conv5_block15_0_bn", "conv5_block15_0_relu", "conv5_block15_1_conv", "conv5_block15_1_bn", "conv5_block15_1_relu", "conv5_block15_2_conv",
        "conv5_block15_concat",
        "conv5_block16_0_bn", "conv5_block16_0_relu", "conv5_block16_1_conv", "conv5_block16_1_bn", "conv5_block16_1_relu", "conv5_block16_2_conv",
        "conv5_block16_concat", "bn", "relu");

    [Theory]
    [MemberData(nameof(Backbones))]
    public void TrainLast_OfAnyNumber_TrainsExactlyTheLayersOfThatNumber(Backbone backbone)
    {
        var entry = BackboneCatalogue.Of(backbone);
        using var network = entry.Create();
        var layers = network.List(FeatureShape.Maps(3, 64, 64));
        for (var count = 0; count <= layers.Count; count += 7)
        {
            network.Freeze([.. layers.Select((_, i) => i < layers.Count - count)]);
            layers.SkipLast(count).Should().OnlyContain(layer => layer.Module == null || layer.Module.TrainableParameterCount == 0);
            layers.TakeLast(count).Sum(layer => layer.Module?.TrainableParameterCount ?? 0)
                .Should().Be(network.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()));
        }

        network.Freeze(new bool[layers.Count]);
        layers.Sum(layer => layer.Module?.TrainableParameterCount ?? 0).Should().Be(entry.ParameterCount);
    }

    private static List<string> Names(Backbone backbone, int last)
    {
        using var network = BackboneCatalogue.Of(backbone).Create();
        return [.. network.List(FeatureShape.Maps(3, 100, 125)).TakeLast(last).Select(layer => layer.Name)];
    }
}
