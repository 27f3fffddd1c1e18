using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Compares backbones with torchvision's networks of the same formula weights (Golden/make_backbones.py).</summary>
public sealed class BackboneGoldenTests : TorchTest
{
    public static TheoryData<Backbone, string> Networks => new()
    {
        { Backbone.ResNet18, "resnet18" },
        { Backbone.ResNet34, "resnet34" },
        { Backbone.Vgg16, "vgg16" },
        { Backbone.MobileNetV2, "mobilenet_v2" },
        { Backbone.EfficientNetB0, "efficientnet_b0" },
        { Backbone.ConvNeXtTiny, "convnext_tiny" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void StateDict_AgainstTorchvision_HasItsKeysShapesAndNumberOfParameters(Backbone backbone, string name)
    {
        var entry = BackboneCatalogue.Of(backbone);
        var golden = Golden.Read($"backbone-{name}.json");
        using var network = entry.Create();
        Golden.KeysOf(network.state_dict(), key => key).Should().Equal(golden["keys"].Keys);
        entry.WeightsName.Should().Be(name);
        entry.ParameterCount.Should().Be(golden["parameters"].Integer);
        network.parameters().Sum(parameter => parameter.numel()).Should().Be(entry.ParameterCount);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void FeaturesAndGradients_AgainstTorchvision_AreEqual(Backbone backbone, string name)
    {
        var golden = Golden.Read($"backbone-{name}.json");
        using var network = Filled(PaddedAsPyTorch(backbone));
        FeaturesShouldBe(network, golden["odd"]);
        FeaturesShouldBe(network, golden["even"]);
        GradientsShouldBe(network, golden["gradients"]);
    }

    [Fact]
    public void MobileNetV2_WithTensorFlowsPadding_HasPyTorchsFeaturesOfSamePadding()
    {
        var golden = Golden.Read("backbone-mobilenet_v2.json");
        using var network = Filled(BackboneCatalogue.Of(Backbone.MobileNetV2));
        FeaturesShouldBe(network, golden["sameOdd"]);
        FeaturesShouldBe(network, golden["sameEven"]);
    }

    [SharedDataFact]
    public void MobileNetV2_WithTheRealWeights_HasPyTorchsFeatures()
    {
        using var network = BackboneCatalogue.Of(Backbone.MobileNetV2).Create();
        var report = WeightLoader.LoadBackbone(network, Path.Combine(SharedData.Weights, "mobilenet_v2.imagenet.safetensors"));
        report.Unexpected.Should().BeEmpty("the file has no classifier");
        network.eval();
        FeaturesShouldBe(network, Golden.Read("backbone-mobilenet_v2.json")["real"]);
    }

    [SharedDataFact]
    public void MobileNetV2_FromTheFolderOfRealWeights_BuildsAndSaysItsOrigin()
    {
        using var model = Architectures.MobileNetV2(7, PretrainedWeights.FromFolder(SharedData.Weights)).Build(seed: 1);
        model.TrainableParameterCount.Should().Be(1_368_967);
        model.BackboneStart.Should().Be(WeightsOrigin.ImageNet("mobilenet_v2.imagenet.safetensors"));
        model.named_parameters().First(entry => entry.Item2.requires_grad).Item1.Should().Be("backbone.features.15.conv.2.weight");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Features_OfChannelsLastImages_LieChannelsLast(Backbone backbone, string name)
    {
        using var network = BackboneCatalogue.Of(backbone).Create();
        network.eval();
        using var images = FormulaFill.Images(1, 64, 64);
        using var nothing = no_grad();
        using var features = network.call(images);
        features.stride()[1].Should().Be(1, $"a copy in another order would make {name} slow");
    }

    private static void FeaturesShouldBe(BackboneNetwork network, Golden expected)
    {
        using var nothing = no_grad();
        var size = expected["size"].Integers;
        using var images = FormulaFill.Images((int)size[0], (int)size[1], (int)size[2]);
        using var features = network.call(images);
        features.shape.Should().Equal(expected["shape"].Integers);
        using var means = features.mean([2, 3]);
        using var someMeans = means.slice(1, 0, means.size(1), 4);
        expected["means"].ShouldBe(someMeans, 1e-4, "means over the pixels of every 4th map");
        using var first = features.slice(0, 0, 1, 1);
        using var maps = first.slice(1, 0, means.size(1), 32);
        expected["maps"].ShouldBe(maps, 1e-4, "every 32nd map");
    }

    private static void GradientsShouldBe(BackboneNetwork network, Golden gradients)
    {
        network.to(ScalarType.Float64);
        using var images = FormulaFill.Images(1, 64, 64).to_type(ScalarType.Float64);
        using var features = network.call(images);
        using var squares = features.square();
        using var loss = squares.mean();
        loss.backward();
        var parameters = network.named_parameters().ToDictionary(entry => entry.Item1, entry => entry.Item2);
        foreach (var (key, expected) in gradients.Entries)
        {
            using var gradient = parameters[key].grad!;
            using var flat = gradient.flatten();
            using var first = flat.slice(0, 0, expected.Floats.Length, 1);
            expected.ShouldBe(first, 1e-6, key);
        }
    }

    private static BackboneEntry PaddedAsPyTorch(Backbone backbone) =>
        BackboneCatalogue.Of(new BackboneSpec(backbone, Pretrained: false) { Padding = BackbonePadding.PyTorch });

    private static BackboneNetwork Filled(BackboneEntry entry)
    {
        var network = entry.Create();
        FormulaFill.Fill(network, key => key);
        network.eval();
        return network;
    }
}
