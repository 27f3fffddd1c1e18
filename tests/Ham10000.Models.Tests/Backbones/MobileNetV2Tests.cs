using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>MobileNet v2 with TensorFlow's padding; TorchvisionTests compares it with torchvision's.</summary>
public sealed class MobileNetV2Tests : TorchTest
{
    private static readonly Golden Expected = Golden.Read("mobilenet_v2.json");

    [Theory]
    [InlineData("odd")]
    [InlineData("even")]
    public void Features_AgainstPyTorchWithTensorFlowPadding_AreEqualWithin1In10000(string golden)
    {
        using var network = BackboneCatalogue.Of(Backbone.MobileNetV2).Create();
        FormulaFill.Fill(network, key => key);
        FeaturesShouldBe(network, Expected[golden]);
    }

    [SharedDataFact]
    public void Features_OfTheRealWeights_EqualPyTorchsWithin1In10000()
    {
        using var network = BackboneCatalogue.Of(Backbone.MobileNetV2).Create();
        var report = WeightLoader.LoadBackbone(network, Path.Combine(SharedData.Weights, "mobilenet_v2.imagenet.safetensors"));
        report.Unexpected.Should().BeEmpty("the file has no classifier");
        FeaturesShouldBe(network, Expected["real"]);
    }

    [SharedDataFact]
    public void Build_FromTheFolderOfRealWeights_SaysItsOrigin()
    {
        using var model = Architectures.MobileNetV2(7, PretrainedWeights.FromFolder(SharedData.Weights)).Build(seed: 1);
        model.TrainableParameterCount.Should().Be(1_368_967);
        model.BackboneStart.Should().Be(WeightsOrigin.ImageNet("mobilenet_v2.imagenet.safetensors"));
        model.named_parameters().First(entry => entry.Item2.requires_grad).Item1.Should().Be("backbone.features.15.conv.2.weight");
    }

    private static void FeaturesShouldBe(BackboneNetwork network, Golden expected)
    {
        network.eval();
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
}
