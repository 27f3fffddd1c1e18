using System.Reflection;
using Ham10000.Contracts;
using Ham10000.Dataset;
using Ham10000.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Evaluation.Tests;

/// <summary>What holds for every architecture. One that is added to the catalogue is covered.</summary>
[Collection(TorchTests.Name)]
public sealed class ExplainerContractTests
{
    // The layers that the papers on these networks, and others' programs, take.
    private static readonly Dictionary<string, string> LastMaps = new()
    {
        ["Cnn"] = "conv2d_2",
        ["MobileNet"] = "conv_pw_13_relu",
        ["MobileNetEnhanced"] = "conv_pw_13_relu",
        ["MobileNetV2"] = "out_relu",
        ["ResNet18"] = "conv5_block2_out",
        ["ResNet34"] = "conv5_block3_out",
        ["ResNet50"] = "conv5_block3_out",
        ["DenseNet121"] = "relu",
        ["Vgg16"] = "block5_conv3",
        ["EfficientNetB0"] = "top_activation",
        ["ConvNeXtTiny"] = "stage_3_block_2_add",
    };

    // Small images gain nothing from more threads, and on a busy machine they wait for each other.
    public ExplainerContractTests() => set_num_threads(1);

    public static TheoryData<string> Architectures =>
        [.. typeof(Models.Architectures).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Explain_OfEveryArchitecture_GivesSoundMaps_AndLeavesTheModelAsItWas(string name)
    {
        using var model = Create(name);
        model.train();
        foreach (var parameter in model.parameters())
        {
            parameter.requires_grad = false;
        }

        var image = FormulaModel.Images(1, model)[0];
        var before = State(model);
        var live = LiveTensors();

        foreach (var method in Methods(name))
        {
            var maps = new[] { ExplainedClass.Predicted, ExplainedClass.Named("akiec"), ExplainedClass.Named("vasc") }.Select(choice => Explainer.Explain(
                model, image, new ExplanationOptions { Method = method, Class = choice, OcclusionWindow = 32, OcclusionStride = 32 })).ToList();

            maps.Select(map => map.Layer).Should().OnlyContain(layer => layer == LastMaps.GetValueOrDefault(name));
            maps.Should().OnlyContain(map => map.Map.Height > 1 && map.Map.Width > 1);
            maps[0].Map.Maximum.Should().BeGreaterThan(0, "something spoke for the class that was predicted");
            maps.SelectMany(map => map.Map.Values.ToArray()).Should().OnlyContain(value => value >= 0 || maps[0].Method == ExplanationMethod.Occlusion);
            maps.Select(map => map.Overlay()).Should().OnlyContain(overlay => overlay.Height == image.Height && overlay.Width == image.Width);
        }

        LiveTensors().Should().Be(live);
        State(model).Should().Be(before);
    }

    [Fact]
    public void Explain_OnThreads_GivesTheSameMaps()
    {
        using var model = Create("MobileNet");
        model.eval();
        var images = FormulaModel.Images(8, model);
        var expected = Array.ConvertAll(images, image => Explainer.Explain(model, image).Map.Values.ToArray());

        var found = new float[images.Length][];
        Parallel.For(0, images.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => found[i] = Explainer.Explain(model, images[i]).Map.Values.ToArray());

        for (var i = 0; i < images.Length; i++)
        {
            found[i].Should().Equal(expected[i]);
        }
    }

    [Fact]
    public void Explain_WithinInferenceMode_GivesTheSameMap_AndStaysInIt()
    {
        using var model = Create("Cnn");
        var image = FormulaModel.Images(1, model)[0];
        var expected = Explainer.Explain(model, image).Map.Values.ToArray();

        using var mode = inference_mode();
        Explainer.Explain(model, image).Map.Values.ToArray().Should().Equal(expected);
        (is_inference_mode_enabled(), is_grad_enabled()).Should().Be((true, false));
    }

    [Theory]
    [InlineData("MobileNet")]
    [InlineData("DenseNet121")]
    [InlineData("Cnn")]
    public void Explain_WhateverIsFrozen_GivesTheSameMap(string name)
    {
        using var model = Create(name);
        var image = FormulaModel.Images(1, model)[0];
        var trained = Explainer.Explain(model, image).Map.Values.ToArray();
        model.Freeze([.. model.Layers.Where(layer => layer.ParameterCount > 0).Select(layer => layer.Name)]);
        model.TrainableParameterCount.Should().Be(0);
        var found = Explainer.Explain(model, image).Map;
        found.Maximum.Should().BeGreaterThan(0);
        found.Values.ToArray().Should().Equal(trained, (a, b) => Math.Abs(a - b) <= 1e-5f * found.Maximum);
    }

    private static IEnumerable<ExplanationMethod> Methods(string name) => LastMaps.ContainsKey(name)
        ? [ExplanationMethod.Auto, ExplanationMethod.GradCamPlusPlus]
        : [ExplanationMethod.Auto];

    private static ImageModel Create(string name)
    {
        var method = typeof(Models.Architectures).GetMethod(name)!;
        var builder = (ModelBuilder)method.Invoke(null, [.. method.GetParameters().Select(parameter => parameter.DefaultValue)])!;
        var model = FormulaModel.Filled(builder.Input(64, 72).Spec);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 64, Width = 72, Standardization = Standardization.ImageNet });
        return model;
    }

    // Everything that explaining might touch.
    private static string State(ImageModel model) => string.Join('\n',
        new[] { $"{model.HasTrained} {model.Calibration} {model.training} {model.Spec}" }
            .Concat(model.named_modules().Select(module => $"{module.name} {module.module.training}"))
            .Concat(model.named_parameters().Select(entry => $"{entry.name} {entry.parameter.requires_grad} {entry.parameter.grad is null} {Sum(entry.parameter)}"))
            .Concat(model.named_buffers().Select(entry => $"{entry.name} {Sum(entry.buffer)}")));

    private static double Sum(Tensor tensor)
    {
        using var nothing = no_grad();
        using var sum = tensor.to_type(ScalarType.Float64).sum();
        return sum.item<double>();
    }

    private static long LiveTensors() => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
}
