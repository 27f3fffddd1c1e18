using Ham10000.Contracts;
using Ham10000.Dataset;
using Ham10000.Models;

namespace Ham10000.Evaluation.Tests;

[Collection(TorchTests.Name)]
public sealed class EnsembleExplanationTests
{
    private static readonly ExplanationOptions Options = new() { Class = ExplainedClass.Named("mel") };

    [Theory]
    [InlineData(ExplanationMethod.GradCam)]
    [InlineData(ExplanationMethod.GradCamPlusPlus)]
    public void Map_IsTheWeightedMeanOfTheMembersScaledMaps(ExplanationMethod method)
    {
        // Maps of 12 × 15 and of 24 × 30, and images standardised in two ways.
        using var first = GoldenExplanations.Small(7);
        using var second = Wide();
        using var ensemble = Ensemble.Of([first, second], [1, 3]);
        var image = FormulaModel.Images(1, first)[0];

        var found = Explainer.Explain(ensemble, image, Options with { Method = method });

        var maps = new[] { first, second }.Select(model => Explainer.Explain(model, image, Options with { Method = method })).Select(map => (map.Map.Maximum, Values: map.OverInput().Values.ToArray())).ToList();
        maps.Should().OnlyContain(map => map.Maximum > 0);
        (found.Method, found.Layer, found.Map.Height, found.Map.Width).Should().Be((method, null, 24, 30));
        var expected = maps[0].Values.Zip(maps[1].Values, (x, y) => (0.25f * x / maps[0].Maximum) + (0.75f * y / maps[1].Maximum));
        found.Map.Values.ToArray().Should().Equal(expected, (a, b) => Math.Abs(a - b) < 1e-4);
        using var predictor = new Predictor(ensemble);
        found.Probability.Should().BeApproximately(predictor.Predict(image).Probabilities[4], 1e-6);
    }

    [Fact]
    public void WithAMemberThatHasNoFeatureMaps_ItIsExplainedByOcclusion()
    {
        using var first = GoldenExplanations.Small(7);
        using var dense = FormulaModel.Filled(ModelBuilder.FromInput(24, 30).Named("Flat").Flatten().Dense(7).Spec);
        dense.SetTask(LabelSchema.Diagnoses, first.Preprocessing!);
        using var ensemble = Ensemble.Of([first, dense]);
        var image = FormulaModel.Images(1, first)[0];

        Explainer.Explain(ensemble, image, Options with { OcclusionWindow = 12, OcclusionStride = 12 }).Method.Should().Be(ExplanationMethod.Occlusion);
        FluentActions.Invoking(() => Explainer.Explain(ensemble, image, Options with { Method = ExplanationMethod.GradCam })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Flat has no feature maps of more than one value, which GradCam weighs. Take ExplanationMethod.Occlusion, or Auto. (Parameter 'options')");
    }

    [Fact]
    public void Layer_IsRefused()
    {
        using var first = GoldenExplanations.Small(7);
        using var ensemble = Ensemble.Of([first, first]);
        Explainer.LayersOf(ensemble).Should().BeEmpty();
        FluentActions.Invoking(() => Explainer.Explain(ensemble, FormulaModel.Images(1, first)[0], Options with { Layer = "conv2d" })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Layer is 'conv2d', and Ensemble is an ensemble, whose members have layers of their own. Leave it out. (Parameter 'options')");
    }

    private static ImageModel Wide()
    {
        var model = FormulaModel.Filled(ModelBuilder.FromInput(24, 30).Conv2d(5, activation: Activation.Relu).Conv2d(9, activation: Activation.Relu).MaxPool(4).Flatten().Dense(7).Spec);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 24, Width = 30, Standardization = Standardization.ImageNet });
        return model;
    }
}
