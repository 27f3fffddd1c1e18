using System.Reflection;

namespace Ham10000.Models.Tests;

/// <summary>The contract over every architecture, and what only architectures have. One that is listed in <see cref="TestModels.All"/> is covered.</summary>
public sealed class ArchitectureContractTests : ModelContractTests<TestModels>
{
    [Fact]
    public void List_HoldsEveryArchitecture() => TestModels.All.Keys.Should().Contain(
        typeof(Architectures).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name));

    [Theory]
    [InlineData("MobileNet", "blocks.3.4.conv_pw blocks.3.4.bn2 blocks.3.5 blocks.4.0 blocks.4.1")]
    [InlineData("ResNet50", "layer4.0.bn3 layer4.1 layer4.2")]
    [InlineData("DenseNet121", "features.denseblock4.denselayer14 features.denseblock4.denselayer15 features.denseblock4.denselayer16 features.norm5")]
    [InlineData("MobileNetV2", "features.15.conv.2 features.15.conv.3 features.16 features.17 features.18")]
    [InlineData("ResNet18", "layer3.1 layer4")]
    [InlineData("ResNet34", "layer4")]
    [InlineData("Vgg16", "features.24 features.26 features.28")]
    [InlineData("EfficientNetB0", "features.6.3.block.2 features.6.3.block.3 features.7 features.8")]
    [InlineData("ConvNeXtTiny", "features.7")]
    [InlineData("MobileNetEnhanced", "blocks.3.0 blocks.3.1 blocks.3.2 blocks.3.3 blocks.3.4 blocks.3.5 blocks.4.0 blocks.4.1")]
    public void TrainedParameters_OfABackbone_AreExactlyThoseOfTheDesignsLayers(string name, string modules)
    {
        using var model = ImageModel.Empty(TestModels.All[name].Builder.Spec);
        var prefixes = modules.Split(' ').Select(module => $"backbone.{module}.").Append("layers.").ToList();
        foreach (var (key, parameter) in model.named_parameters())
        {
            parameter.requires_grad.Should().Be(prefixes.Exists(prefix => key.StartsWith(prefix, StringComparison.Ordinal)), key);
        }
    }
}
