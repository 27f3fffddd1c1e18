using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class MobileNetV1Tests : TorchTest
{
    private static readonly Golden Expected = Golden.Read("mobilenet.json");

    [Fact]
    public void StateDict_AgainstTimmsLayout_HasItsKeysAndShapes()
    {
        using var network = BackboneCatalogue.Of(Backbone.MobileNet).Create();
        Golden.KeysOf(network.state_dict(), key => key).Should().Equal(Expected["keys"].Keys);
    }

    [Theory]
    [InlineData("formula", 2, 100, 125)]
    [InlineData("odd", 1, 75, 50)]
    public void Features_AgainstPyTorchWithTensorFlowPadding_AreEqualWithin1In10000(string golden, int count, int height, int width)
    {
        using var network = Filled();
        using var images = FormulaFill.Images(count, height, width);
        FeaturesShouldBe(network, images, Expected[golden], 1e-4);
    }

    [Fact]
    public void Gradients_AgainstPyTorchInTrainingMode_AreEqualWithin1InAMillion()
    {
        using var network = Filled();
        network.train();
        network.to(ScalarType.Float64);
        using var images = FormulaFill.Images(2, 64, 96).to_type(ScalarType.Float64);
        using var features = network.call(images);
        using var squares = features.square();
        using var loss = squares.mean();
        loss.backward();
        foreach (var (key, expected) in Expected["gradients"].Entries)
        {
            using var gradient = network.get_parameter(key)!.grad!;
            using var flat = gradient.flatten();
            using var first = flat.slice(0, 0, expected.Floats.Length, 1);
            expected.ShouldBe(first, 1e-6, key);
        }

        Expected["running_var"].ShouldBe(network.get_buffer("blocks.4.1.bn2.running_var")!, 1e-6, "one batch was seen");
        network.get_buffer("blocks.4.1.bn2.num_batches_tracked")!.item<long>().Should().Be(1);
    }

    [SharedDataFact]
    public void Features_OfTheRealWeights_EqualPyTorchsWithin1In10000()
    {
        using var network = Real();
        using var images = FormulaFill.Images(1, 100, 125);
        FeaturesShouldBe(network, images, Expected["real"], 1e-4);
    }

    [SharedDataFact]
    public void Features_OfARealPhotograph_AreThoseOfPillowAndPyTorchWithinOneGreyLevel()
    {
        var path = Path.Combine(SharedData.Ham10000, "HAM10000_images_part_1", "ISIC_0024306.jpg");
        using var network = Real();
        using var batch = Batch.FromImages(ImageDecoder.Decode(path), new Preprocessing { Standardization = Standardization.SymmetricUnitRange });
        using var images = BatchTensors.Images(batch);
        FeaturesShouldBe(network, images, Expected["photograph"], 0.03);
    }

    private static void FeaturesShouldBe(BackboneNetwork network, Tensor images, Golden expected, double tolerance)
    {
        using var nothing = no_grad();
        using var features = network.call(images);
        features.shape.Should().Equal(expected["shape"].Integers);
        using var means = features.mean([2, 3]);
        expected["means"].ShouldBe(means, tolerance, "means over the pixels");
        using var first = features.slice(0, 0, 1, 1);
        using var some = first.slice(1, 0, 1024, 32);
        expected["maps"].ShouldBe(some, tolerance, "every 32nd map");
    }

    private static BackboneNetwork Filled()
    {
        var network = BackboneCatalogue.Of(Backbone.MobileNet).Create();
        FormulaFill.Fill(network, key => key);
        network.eval();
        return network;
    }

    private static BackboneNetwork Real()
    {
        var network = BackboneCatalogue.Of(Backbone.MobileNet).Create();
        WeightLoader.LoadBackbone(network, Path.Combine(SharedData.Weights, "mobilenetv1_100.imagenet.safetensors"));
        network.eval();
        return network;
    }
}
