using System.Text.Json;
using Ham10000.Contracts;
using Ham10000.Dataset;
using Ham10000.Models;
using static TorchSharp.torch;

namespace Ham10000.Evaluation.Tests;

/// <summary>Grad-CAM and Grad-CAM++ are PyTorch's (Golden/generate_explanations.py). Tolerances are shares of a map's largest value.</summary>
[Collection(TorchTests.Name)]
public sealed class GradCamGoldenTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(ExplanationMethod.GradCam)]
    [InlineData(ExplanationMethod.GradCamPlusPlus)]
    public void SmallNetwork_EqualsPyTorch(ExplanationMethod method)
    {
        using var model = GoldenExplanations.Small(7);
        var images = FormulaModel.Images(3, model);
        var expected = GoldenExplanations.Of("small", "several").EnumerateArray().ToList();
        for (var i = 0; i < images.Length; i++)
        {
            Check(Explainer.Explain(model, images[i], new ExplanationOptions { Method = method }), expected[i], method, "conv2d_1");
        }

        Check(Explainer.Explain(model, images[0], new ExplanationOptions { Method = method, Layer = "conv2d" }), GoldenExplanations.Of("small", "earlier"), method, "conv2d");
        Check(Explainer.Explain(model, images[1], new ExplanationOptions { Method = method, Class = ExplainedClass.Named("bkl") }), GoldenExplanations.Of("small", "third class"), method, "conv2d_1");
    }

    [Theory]
    [InlineData(ExplanationMethod.GradCam)]
    [InlineData(ExplanationMethod.GradCamPlusPlus)]
    public void OneLogit_IsExplainedForEitherClass(ExplanationMethod method)
    {
        using var model = GoldenExplanations.Small(1);
        var images = FormulaModel.Images(3, model);
        var expected = GoldenExplanations.Of("small", "binary").EnumerateArray().ToList();
        for (var i = 0; i < images.Length; i++)
        {
            var maps = Enumerable.Range(0, 2).Select(label => Explainer.Explain(
                model, images[i], new ExplanationOptions { Method = method, Class = ExplainedClass.Named(GoldenExplanations.Binary.ClassNames[label]) })).ToList();
            for (var label = 0; label < 2; label++)
            {
                GoldenExplanations.ShouldBe(maps[label].Map, GoldenExplanations.Floats(expected[i].GetProperty($"{label}").GetProperty($"{method}")), Tolerance, $"image {i}, class {label}");
            }

            var logit = GoldenExplanations.Floats(expected[i].GetProperty("1").GetProperty("logits"))[0];
            maps[1].Probability.Should().BeApproximately(1 / (1 + Math.Exp(-logit)), 1e-6);
            (maps[0].Probability + maps[1].Probability).Should().BeApproximately(1, 1e-6);
            maps[0].Map.Values.ToArray().Should().NotEqual(maps[1].Map.Values.ToArray());
        }
    }

    [SharedDataTheory]
    [InlineData(ExplanationMethod.GradCam)]
    [InlineData(ExplanationMethod.GradCamPlusPlus)]
    public void RealMobileNet_OfTenPhotographs_EqualsPyTorchWithin1In10000(ExplanationMethod method)
    {
        using var model = MobileNet();
        var images = GoldenExplanations.Of("mobilenet").EnumerateObject().ToList();
        images.Should().HaveCount(10);
        foreach (var image in images)
        {
            var path = Path.Combine(SharedData.Ham10000, "HAM10000_images_part_1", image.Name);
            Check(Explainer.Explain(model, path, new ExplanationOptions { Method = method }), image.Value, method, "conv_pw_13_relu");
        }
    }

    private static void Check(Explanation found, JsonElement expected, ExplanationMethod method, string layer)
    {
        long[] shape = [.. expected.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt64())];
        (found.Map.Height, found.Map.Width).Should().Be(((int)shape[0], (int)shape[1]));
        (found.Method, found.Layer, found.ClassName).Should().Be((method, layer, LabelSchema.Diagnoses.ClassNames[expected.GetProperty("class").GetInt32()]));
        GoldenExplanations.ShouldBe(found.Map, GoldenExplanations.Floats(expected.GetProperty($"{method}")), Tolerance, $"{found}");
        var logits = GoldenExplanations.Floats(expected.GetProperty("logits"));
        found.Probability.Should().BeApproximately(Math.Exp(logits[expected.GetProperty("class").GetInt32()]) / logits.Sum(static logit => Math.Exp(logit)), 1e-5);
    }

    // ImageNet's weights and a head by formula.
    private static ImageModel MobileNet()
    {
        var model = Architectures.MobileNet(7, PretrainedWeights.FromFolder(SharedData.Weights)).Build(seed: 1);
        using var nothing = no_grad();
        foreach (var (key, values) in model.state_dict().Where(entry => entry.Key.StartsWith("layers.dense.", StringComparison.Ordinal)))
        {
            var limit = values.shape.Length > 1 ? Math.Sqrt(6.0 / values.size(1)) : 0;
            using var flat = tensor(Array.ConvertAll(FormulaFill.Uniform(key, values.numel()), u => (float)(limit > 0 ? ((2 * u) - 1) * limit : 0.2 * (u - 0.5))));
            values.copy_(flat.view(values.shape));
        }

        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Standardization = Standardization.SymmetricUnitRange });
        return model;
    }
}
