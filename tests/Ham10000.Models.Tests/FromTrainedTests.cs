using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Builders that start from a trained model's first layers.</summary>
public sealed class FromTrainedTests : TorchTest
{
    private static readonly LabelSchema Sites = new("localization", LabelKind.Multiclass, ["back", "face", "trunk"]);

    [Theory]
    [InlineData("batch_normalization")]
    [InlineData("max_pooling2d")]
    public void FromTrained_UpToALayer_StartsWithItsWeightsAndPreprocessing(string last)
    {
        using var source = Trained();
        var builder = ModelBuilder.FromTrained(source, last).Named("Sites").Flatten().Dense(3);
        var expected = TestModels.Values(source);
        using var model = builder.Build(seed: 5);
        using var again = builder.Build(seed: 5);

        builder.Spec.Layers.Select(layer => layer.ToString()).Should().Equal(
            last == "max_pooling2d" ? ["Conv2d(4, kernel 3, Relu)", "BatchNorm()", "MaxPool(2)", "Flatten()", "Dense(3)"] : ["Conv2d(4, kernel 3, Relu)", "BatchNorm()", "Flatten()", "Dense(3)"]);
        var values = TestModels.Values(model);
        foreach (var key in values.Keys.Where(key => !key.StartsWith("layers.dense.", StringComparison.Ordinal)))
        {
            values[key].Should().Equal(expected[key], key);
        }

        TestModels.Values(again).Should().BeEquivalentTo(values);
        model.Preprocessing.Should().Be(source.Preprocessing);
        (model.Labels, model.HasTrained).Should().Be((null, false));
        model.BackboneStart.Should().Be(WeightsOrigin.Trained("Tiny"));
        model.BackboneStart.ToString().Should().Be("trained (Tiny)");
        model.parameters().Should().OnlyContain(parameter => parameter.requires_grad);
    }

    [Fact]
    public void FromTrained_OfADisposedOrChangedSource_KeepsTheWeightsItTook()
    {
        var source = Trained();
        var kernel = TestModels.Values(source)["layers.conv2d.weight"];
        var builder = ModelBuilder.FromTrained(source, layers: 1).Flatten().Dense(3);
        using (no_grad())
        {
            source.TrainableParameters[0].zero_();
        }

        source.Dispose();
        using var model = builder.Build(seed: 1);
        TestModels.Values(model)["layers.conv2d.weight"].Should().Equal(kernel).And.Contain(value => value != 0);
    }

    [Fact]
    public void FromTrained_Frozen_TrainsWhatIsAdded()
    {
        using var source = Trained();
        var builder = ModelBuilder.FromTrained(source, "max_pooling2d", freeze: true).Flatten().Dense(3);
        using var model = builder.Build(seed: 1);
        model.named_parameters().Where(entry => entry.Item2.requires_grad).Select(entry => entry.Item1).Should().Equal("layers.dense.weight", "layers.dense.bias");
        builder.Spec.Freezing!.ToString().Should().Be("frozen conv2d, frozen batch_normalization");
        builder.TrainAll().Spec.Freezing.Should().BeNull();
        model.Train("batch_normalization");
        model.TrainableParameterCount.Should().Be(8 + (3 * 80) + 3);
    }

    [Fact]
    public void FromTrained_WithABackbone_TakesItWholeAndFreezesAsIfPretrained()
    {
        using var source = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).WidthMultiplier(0.25).Input(32, 32)
            .GlobalAveragePooling().Dense(7).Build(seed: 1);
        Pass(source);
        source.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = 32, Width = 32, Standardization = Standardization.SymmetricUnitRange });
        foreach (var builder in (ModelBuilder[])[ModelBuilder.FromTrained(source, "backbone"), ModelBuilder.FromTrained(source, "conv_pw_13_relu"), ModelBuilder.FromTrained(source, layers: 0)])
        {
            builder.Spec.Backbone.Should().Be(new BackboneSpec(Backbone.MobileNet, Pretrained: true) { WidthMultiplier = 0.25 });
            builder.Spec.Layers.Should().BeEmpty();
        }

        using var model = ModelBuilder.FromTrained(source, layers: 1).Dense(3).TrainLast(0).Build(seed: 2);
        model.TrainableParameterCount.Should().Be((3 * 256) + 3);
        model.Layers.Count(layer => layer.IsFrozen).Should().Be(85);
        using var folder = new TemporaryFolder();
        model.SetTask(Sites, model.Preprocessing!);
        model.Save(folder["sites.safetensors"]);
        using var loaded = ImageModel.Load(folder["sites.safetensors"]);
        loaded.BackboneStart.Should().Be(WeightsOrigin.Trained("MobileNet"));
        loaded.TrainableParameterCount.Should().Be((3 * 256) + 3);
        TestModels.Values(loaded)["backbone.blocks.4.1.conv_pw.weight"].Should().Equal(TestModels.Values(source)["backbone.blocks.4.1.conv_pw.weight"]);
    }

    [Fact]
    public void FromTrained_WithAModuleOfTheUsersOwn_MakesItAgainWithItsWeights()
    {
        using var source = ModelBuilder.FromInput(8, 10).Conv2d(4).Module("mixer", () => nn.Conv2d(4, 2, 1)).Flatten().Dense(7).Build(seed: 1);
        Pass(source);
        using var model = ModelBuilder.FromTrained(source, "mixer", freeze: true).GlobalAveragePooling().Dense(3).Build(seed: 2);
        TestModels.Values(model)["layers.mixer.module.weight"].Should().Equal(TestModels.Values(source)["layers.mixer.module.weight"]);
        model.TrainableParameterCount.Should().Be((3 * 2) + 3);
    }

    [Fact]
    public void FromTrained_AtAnotherImageSize_KeepsTheStatistics()
    {
        using var source = Trained();
        using var model = ModelBuilder.FromTrained(source, layers: 3).Input(16, 12).GlobalAveragePooling().Dense(3).Build(seed: 1);
        model.Preprocessing.Should().Be(source.Preprocessing! with { Height = 16, Width = 12 });
    }

    [Fact]
    public void Build_AtASizeThatTheWeightsDoNotFit_NamesTheWeights()
    {
        using var source = Trained();
        var build = () => ModelBuilder.FromTrained(source, "dense").Input(16, 12).Build(seed: 1);
        build.Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Tiny cannot start from Tiny: 'layers.dense.weight' is (7, 80) there and (7, 192) here. Keep the image size and the backbone's form as they were.");
    }

    [Fact]
    public void FromTrained_OfAnUntrainedModel_IsRefused()
    {
        using var source = SmallModels.Builder.Build(seed: 1);
        ((Action)(() => ModelBuilder.FromTrained(source, layers: 1))).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Tiny has not been trained, so its layers are no better than new ones. Train it with Trainer.Fit, or load a trained model.");
    }

    [Fact]
    public void FromTrained_AtAPlaceThatIsNone_SaysWhichThereAre()
    {
        using var source = Trained();
        ((Action)(() => ModelBuilder.FromTrained(source, layers: 0))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Tiny has 6 layers, so 0 cannot be taken. Expected 1 to 6.");
        ((Action)(() => ModelBuilder.FromTrained(source, "denze"))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Tiny has no layer or block 'denze'. Near matches: dense. The model's Layers list all names.");
        using var whole = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).WidthMultiplier(0.25).Input(32, 32).GlobalAveragePooling().Dense(7).Build(seed: 1);
        Pass(whole);
        ((Action)(() => ModelBuilder.FromTrained(whole, "conv_pw_5"))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "MobileNet cannot be cut after 'conv_pw_5', which lies inside the backbone. Name conv_pw_13_relu, global_average_pooling2d, dense.");
    }

    private static ImageModel Trained()
    {
        var model = SmallModels.Trained(seed: 3);
        Pass(model);
        return model;
    }

    private static void Pass(ImageModel model)
    {
        model.train();
        using var images = FormulaFill.Images(2, model.Height, model.Width);
        model.call(images).Dispose();
    }
}
