using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

public sealed class PublishedWeightsTests
{
    [Theory]
    [InlineData(Backbone.MobileNet, "mobilenetv1_100.imagenet.safetensors", false)]
    [InlineData(Backbone.MobileNetV2, "mobilenet_v2.imagenet.safetensors", false)]
    [InlineData(Backbone.ResNet18, "resnet18.imagenet.safetensors", true)]
    [InlineData(Backbone.ResNet34, "resnet34.imagenet.safetensors", true)]
    [InlineData(Backbone.ResNet50, "resnet50.imagenet.safetensors", true)]
    [InlineData(Backbone.DenseNet121, "densenet121.imagenet.safetensors", true)]
    [InlineData(Backbone.Vgg16, "vgg16.imagenet.safetensors", true)]
    [InlineData(Backbone.EfficientNetB0, "efficientnet_b0.imagenet.safetensors", true)]
    [InlineData(Backbone.ConvNeXtTiny, "convnext_tiny.imagenet.safetensors", true)]
    public void Of_EachBackbone_KnowsItsFileAndItsImages(Backbone backbone, string file, bool isTorchvisions)
    {
        var weights = PublishedWeights.Of(backbone);
        weights.FileName.Should().Be(file);
        weights.Images.Should().Be(isTorchvisions ? Standardization.ImageNet : Standardization.SymmetricUnitRange);
        weights.Source.Should().StartWith(isTorchvisions ? $"torchvision's {weights.Name}," : "TensorFlow's MobileNet v");
    }

    [Fact]
    public void Of_AnotherForm_KnowsThatFormsWeights()
    {
        var narrow = PublishedWeights.Of(Architectures.MobileNet(widthMultiplier: 0.5).Spec.Backbone!);
        (narrow.FileName, narrow.Source).Should().Be(
            ("mobilenetv1_050.imagenet.safetensors", "TensorFlow's MobileNet v1 of width 0.5, under timm's keys"));
        var symmetric = PublishedWeights.Of(Architectures.MobileNetV2().PadAs(BackbonePadding.PyTorch).Spec.Backbone!);
        (symmetric.Images, symmetric.Source).Should().Be((Standardization.ImageNet, "torchvision's mobilenet_v2, IMAGENET1K_V1"));
    }

    [Fact]
    public void All_OfTheCatalogue_HasEveryBackboneWidthAndPublisherOnce()
    {
        PublishedWeights.All.Select(weights => weights.FileName).Should().BeEquivalentTo(
            "mobilenetv1_100.imagenet.safetensors", "mobilenetv1_075.imagenet.safetensors", "mobilenetv1_050.imagenet.safetensors", "mobilenetv1_025.imagenet.safetensors",
            "mobilenet_v2.imagenet.safetensors", "mobilenet_v2.imagenet.safetensors", "resnet18.imagenet.safetensors", "resnet34.imagenet.safetensors",
            "resnet50.imagenet.safetensors", "densenet121.imagenet.safetensors", "vgg16.imagenet.safetensors", "efficientnet_b0.imagenet.safetensors",
            "convnext_tiny.imagenet.safetensors");
        PublishedWeights.All.Should().OnlyContain(weights => PublishedWeights.Of(weights.Backbone) == weights);
        PublishedWeights.All.Select(weights => weights.Source).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Preprocessing_OfThePublishers_CanBeComparedWithAModels()
    {
        var weights = PublishedWeights.Of(Backbone.MobileNet);
        weights.Preprocessing.Should().Be(new Preprocessing
        {
            Height = 224,
            Width = 224,
            Resize = ResizeMode.CenterCrop,
            Interpolation = Interpolation.Bilinear,
            Standardization = Standardization.SymmetricUnitRange,
        });
        using var model = SmallModels.Trained(seed: 1);
        model.Preprocessing!.Standardization.Should().NotBe(weights.Images);
    }

    [Theory]
    [InlineData(Backbone.ResNet50, Interpolation.Bilinear)]
    [InlineData(Backbone.ConvNeXtTiny, Interpolation.Bilinear)]
    [InlineData(Backbone.EfficientNetB0, Interpolation.Bicubic)]
    public void Preprocessing_OfTorchvisions_ResizesAsItsTransforms(Backbone backbone, Interpolation expected)
        => PublishedWeights.Of(backbone).Preprocessing.Interpolation.Should().Be(expected);
}
