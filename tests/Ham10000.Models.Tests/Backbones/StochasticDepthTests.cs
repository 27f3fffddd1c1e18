using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class StochasticDepthTests : TorchTest
{
    [Fact]
    public void Forward_InTraining_KeepsOrDropsWholeImagesAndKeepsTheMean()
    {
        using var layer = new StochasticDepthLayer(0.25);
        using var images = ones([4000, 2, 1, 2]);
        random.manual_seed(5);
        using var output = layer.call(images);
        var values = TestModels.Values(output);
        values.Chunk(4).Should().OnlyContain(image => image.All(value => value == image[0]), "an image is dropped whole");
        values.Distinct().Should().BeEquivalentTo([0f, 1 / 0.75f]);
        values.Average(value => value).Should().BeApproximately(1, 4 * MathF.Sqrt(0.25f / 0.75f / 4000));
    }

    [Theory]
    [InlineData(0.25, false)]
    [InlineData(0, true)]
    public void Forward_InEvaluationOrAtRateZero_PassesItsInputOn(double rate, bool training)
    {
        using var layer = new StochasticDepthLayer(rate);
        layer.train(training);
        using var images = FormulaFill.Images(3, 4, 5);
        using var output = layer.call(images);
        TestModels.Values(output).Should().Equal(TestModels.Values(images));
    }

    [Theory]
    [InlineData(Backbone.EfficientNetB0, "0.025 0.05 0.075 0.0875 0.1125 0.125 0.15 0.1625 0.175")]
    [InlineData(Backbone.ConvNeXtTiny, "0 0.0059 0.0118 0.0176 0.0235 0.0294 0.0353 0.0412 0.0471 0.0529 0.0588 0.0647 0.0706 0.0765 0.0824 0.0882 0.0941 0.1")]
    public void Rates_OfANetwork_AreThoseOfTorchvision(Backbone backbone, string rates)
    {
        using var network = BackboneCatalogue.Of(backbone).Create();
        string.Join(' ', network.modules().OfType<StochasticDepthLayer>().Select(layer => Math.Round(layer.Rate, 4))).Should().Be(rates);
    }

    [Fact]
    public void Forward_OfAFrozenBlock_DropsNothingInTraining()
    {
        using var network = BackboneCatalogue.Of(Backbone.EfficientNetB0).Create();
        network.Freeze([.. network.List(FeatureShape.Maps(3, 64, 64)).Select(_ => true)]);
        network.train();
        network.modules().OfType<StochasticDepthLayer>().Should().OnlyContain(layer => !layer.training);
    }
}
