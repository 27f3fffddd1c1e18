using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>What every architecture keeps. One that is listed in <see cref="TestModels.All"/> is covered.</summary>
public sealed class ArchitectureContractTests : TorchTest
{
    public static TheoryData<string> Names => new(TestModels.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_At100x125With7Classes_AreTheDesigns(string name)
    {
        var (builder, trainable) = TestModels.All[name];
        using var model = ImageModel.Empty(builder.Spec);
        model.TrainableParameterCount.Should().Be(trainable);
        model.Layers.Sum(layer => layer.TrainableParameterCount).Should().Be(trainable);
        model.ParameterCount.Should().Be(FloatsOf(model));
        model.Summary().Should().EndWith(string.Join(Environment.NewLine,
            $"Total parameters: {model.ParameterCount:N0}", $"Trainable parameters: {trainable:N0}",
            $"Non-trainable parameters: {model.ParameterCount - trainable:N0}", ""));
    }

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

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_InEvaluation_GivesFiniteLogitsOfTheRightShape(string name)
    {
        using var model = TestModels.Filled(TestModels.Small(TestModels.All[name].Builder).Spec);
        model.eval();
        using var nothing = no_grad();
        using var images = FormulaFill.Images(2, 40, 36);
        using var logits = model.call(images);
        logits.shape.Should().Equal(2, 7);
        logits.dtype.Should().Be(ScalarType.Float32);
        TestModels.Values(logits).Should().OnlyContain(value => float.IsFinite(value)).And.Contain(value => value != 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_AfterATrainingStep_ReachesEveryTrainedParameterAndNoFrozenOne(string name)
    {
        using var model = TestModels.Filled(TestModels.Small(TestModels.All[name].Builder).Spec);
        model.train();
        random.manual_seed(1);
        var before = TestModels.Values(model);
        using var images = FormulaFill.Images(4, 40, 36);
        using var logits = model.call(images);
        using var squares = logits.square();
        using var loss = squares.mean();
        loss.backward();
        foreach (var (key, parameter) in model.named_parameters())
        {
            using var gradient = parameter.grad;
            (gradient is not null).Should().Be(parameter.requires_grad, key);
        }

        using var optimizer = torch.optim.SGD(model.TrainableParameters, 1e-3);
        optimizer.step();
        var after = TestModels.Values(model);
        var trained = model.named_parameters().Where(entry => entry.Item2.requires_grad).Select(entry => entry.Item1).ToHashSet();
        foreach (var (key, value) in before.Where(entry => !IsCancelled(entry.Key)))
        {
            var changes = trained.Contains(key) || IsStatisticOfTrained(key, trained);
            after[key].SequenceEqual(value).Should().Be(!changes, key);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Spec_ThroughJson_RebuildsAnEqualModel(string name)
    {
        var spec = TestModels.All[name].Builder.Spec;
        var copy = ModelSpec.FromJson(spec.ToJson());
        copy.Should().Be(spec);
        copy.GetHashCode().Should().Be(spec.GetHashCode());
        using var model = ImageModel.Empty(spec);
        using var rebuilt = ImageModel.Empty(copy);
        rebuilt.Layers.Should().Equal(model.Layers);
        rebuilt.state_dict().Keys.Should().Equal(model.state_dict().Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StateDict_LoadedIntoAnEmptyModel_GivesTheSameLogits(string name)
    {
        var spec = TestModels.Small(TestModels.All[name].Builder).Spec;
        using var model = TestModels.Filled(spec);
        using var copy = ImageModel.Empty(spec);
        copy.load_state_dict(model.state_dict());
        model.eval();
        copy.eval();
        using var nothing = no_grad();
        using var images = FormulaFill.Images(1, 40, 36);
        using var expected = model.call(images);
        using var actual = copy.call(images);
        TestModels.Values(actual).Should().Equal(TestModels.Values(expected));
    }

    // The shift after a linear bottleneck meets nothing but convolutions with batch norm behind them, which take it out again: its gradient is
    // zero but for rounding.
    private static bool IsCancelled(string key) =>
        key.EndsWith(".conv.3.bias", StringComparison.Ordinal) || key.EndsWith(".block.3.1.bias", StringComparison.Ordinal);

    // Formula values leave ReLU networks alive; every bias and scale then takes a gradient that is not zero throughout.
    private static bool IsStatisticOfTrained(string key, HashSet<string> trained) =>
        key.Contains(".running_", StringComparison.Ordinal) && trained.Contains(key[..key.LastIndexOf('.')] + ".weight");

    private static long FloatsOf(nn.Module model) =>
        model.state_dict().Where(entry => entry.Value.is_floating_point()).Sum(entry => entry.Value.numel());
}
