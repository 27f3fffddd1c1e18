using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Freezing and thawing of a model that exists.</summary>
public sealed class LiveFreezingTests : TorchTest
{
    public static TheoryData<Backbone, string> FirstBlocks => new()
    {
        { Backbone.MobileNet, "blocks.0" },
        { Backbone.ResNet50, "layer1" },
        { Backbone.DenseNet121, "features.denseblock1" },
        { Backbone.MobileNetV2, "features.1" },
        { Backbone.ResNet18, "layer1" },
        { Backbone.ResNet34, "layer1" },
        { Backbone.Vgg16, "block1" },
        { Backbone.EfficientNetB0, "features.1" },
        { Backbone.ConvNeXtTiny, "features.1" },
    };

    private static ModelBuilder Small => ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.ImageNet)
        .Input(32, 32).GlobalAveragePooling().BatchNorm().Dense(7);

    [Fact]
    public void Steps_OnAModel_GiveWhatTheyGiveOnItsBuilder()
    {
        (Func<ModelBuilder, ModelBuilder> Build, Action<ImageModel> Change)[] steps =
        [
            (builder => builder.TrainLast(23), model => model.TrainLast(23)),
            (builder => builder.Freeze("dense"), model => model.Freeze("dense")),
            (builder => builder.Train("blocks.0"), model => model.Train("blocks.0")),
            (builder => builder.TrainFrom("conv_pw_12"), model => model.TrainFrom("conv_pw_12")),
            (builder => builder.FreezeBackbone(), model => model.FreezeBackbone()),
            (builder => builder.TrainAll(), model => model.TrainAll()),
        ];
        var builder = Small;
        using var model = TestModels.Filled(builder.Spec);
        foreach (var (build, change) in steps)
        {
            builder = build(builder);
            change(model);
            using var built = ImageModel.Empty(builder.Spec);
            model.Spec.Should().Be(builder.Spec);
            model.Layers.Should().Equal(built.Layers);
            model.TrainableParameters.Select(parameter => parameter.numel()).Should().Equal(built.TrainableParameters.Select(parameter => parameter.numel()));
        }
    }

    [Theory]
    [MemberData(nameof(FirstBlocks))]
    public void Backward_ThroughAFrozenMiddle_ReachesTheTrainedBlockBelowIt(Backbone backbone, string first)
    {
        var spec = ModelBuilder.FromBackbone(backbone, PretrainedWeights.ImageNet).Input(32, 32).GlobalAveragePooling().Dense(7).Spec;
        using var model = TestModels.Filled(spec);
        model.Freeze("backbone");
        model.Train(first);
        model.train();
        random.manual_seed(1);
        var before = TestModels.Values(model);
        using var images = FormulaFill.Images(2, 32, 32);
        using var logits = model.call(images);
        using var squares = logits.square();
        using var loss = squares.mean();
        loss.backward();
        foreach (var (key, parameter) in model.named_parameters())
        {
            using var gradient = parameter.grad;
            (gradient is not null).Should().Be(parameter.requires_grad, key);
        }

        var trained = LayerFinder.Find("Model", LayerNames.Of(spec), first).Select(i => model.Layers[i + 1].Path).ToList();
        model.TrainableParameters.Should().HaveCountGreaterThan(2);
        foreach (var (key, _) in model.named_parameters().Where(entry => entry.Item2.requires_grad && !entry.Item1.StartsWith("layers.", StringComparison.Ordinal)))
        {
            trained.Should().Contain(path => key.StartsWith(path, StringComparison.Ordinal));
        }

        foreach (var (key, value) in TestModels.Values(model).Where(entry => entry.Key.Contains("running_", StringComparison.Ordinal)))
        {
            value.SequenceEqual(before[key]).Should().Be(!trained.Exists(path => key.StartsWith(path, StringComparison.Ordinal)), $"{key} is a statistic");
        }
    }

    [Fact]
    public void Freeze_AfterABackward_DropsTheGradients()
    {
        using var model = TestModels.Filled(Small.Spec);
        using var images = FormulaFill.Images(2, 32, 32);
        using (var logits = model.call(images))
        using (var loss = logits.sum())
        {
            loss.backward();
        }

        model.FreezeBackbone();
        model.named_parameters().Where(entry => entry.Item2.grad is not null).Select(entry => entry.Item1)
            .Should().Equal(model.named_parameters().Where(entry => entry.Item2.requires_grad).Select(entry => entry.Item1)).And.HaveCount(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TrainAll_OfAFrozenModel_PutsItsBatchNormsIntoTheModelsMode(bool training)
    {
        using var model = TestModels.Filled(Small.FreezeBackbone().Spec);
        model.train(training);
        model.TrainAll();
        model.modules().OfType<BatchNormLayer>().Should().HaveCount(28).And.OnlyContain(norm => norm.training == training);
    }

    [Fact]
    public void TrainLast_OfConvNeXt_LetsTheTrainedStochasticDepthWorkBelowAFrozenLayerScale()
    {
        using var model = ImageModel.Empty(Architectures.ConvNeXtTiny().TrainLast(10).Spec);
        model.train();
        model.modules().OfType<StochasticDepthLayer>().Where(layer => layer.training).Select(layer => layer.Path)
            .Should().Equal("features.7.1.stochastic_depth", "features.7.2.stochastic_depth");
    }

    [Fact]
    public void Steps_OnARandomBackboneBeforeAndAfterTraining_AreInForceFromTrainingOn()
    {
        using var model = ModelBuilder.FromBackbone(Backbone.MobileNet, PretrainedWeights.Random).Input(32, 32)
            .GlobalAveragePooling().Dense(7).TrainLast(23).Build(seed: 1);
        var whole = 3_206_976 + 7_175;
        model.TrainLast(0);
        model.TrainableParameterCount.Should().Be(whole, "random features are of no use");
        model.Spec.Backbone.Should().Be(new BackboneSpec(Backbone.MobileNet, Pretrained: false, TrainLast: 0));

        PassOnce(model);
        model.TrainableParameterCount.Should().Be(whole, "training alone freezes nothing");
        model.Freeze("conv1");
        model.TrainableParameterCount.Should().Be(whole - 864, "what was never in force does not come into force");
        model.Spec.Freezing!.Changes.Should().Equal(new FreezingChange("conv1", Trained: false));
        model.TrainLast(23);
        model.TrainableParameterCount.Should().Be(2_132_999);
        model.Spec.Backbone.Should().Be(new BackboneSpec(Backbone.MobileNet, Pretrained: false, TrainLast: 23) { Trained = true });
        model.Spec.Backbone!.ToString().Should().Be("MobileNet, random start, last 23 layers trained");
        model.Spec.ToJson().Should().Contain("""{"network":"MobileNet","pretrained":false,"trainLast":23,"trained":true}""");
        model.TrainAll();
        model.TrainableParameterCount.Should().Be(whole);
        model.Spec.Backbone.Should().Be(new BackboneSpec(Backbone.MobileNet, Pretrained: false));
    }

    [Fact]
    public void SaveAndLoad_OfAModelFrozenByName_KeepWhatIsTrained()
    {
        using var folder = new TemporaryFolder();
        using var model = ModelBuilder.FromInput(8, 10).Conv2d(4).BatchNorm().Flatten().Dense(5).Dense(7).Build(seed: 1);
        model.SetTask(LabelSchema.Diagnoses, SmallModels.Preprocessing);
        model.TrainFrom("dense");
        model.Train("batch_normalization");
        model.Save(folder["model.safetensors"]);
        using var loaded = ImageModel.Load(folder["model.safetensors"]);
        loaded.Spec.Should().Be(model.Spec);
        loaded.Layers.Should().Equal(model.Layers);
        loaded.TrainableParameterCount.Should().Be(8 + (5 * 320) + 5 + (7 * 5) + 7);
    }

    [Theory]
    [InlineData("""{"changes":[{"name":"dense_9","trained":false}]}""", "Tiny has no layer or block 'dense_9'. Near matches: dense. The model's Layers list all names.")]
    [InlineData("""{"trainFrom":"","changes":[]}""", "The value cannot be an empty string or composed entirely of whitespace. (Parameter 'name')")]
    public void Load_OfAFileThatFreezesUnknownLayers_IsRefused(string freezing, string problem)
    {
        using var folder = new TemporaryFolder();
        var path = folder["model.safetensors"];
        using (var model = SmallModels.Trained(seed: 1))
        {
            model.Save(path);
        }

        using (var file = SafetensorsFile.Open(path))
        {
            var metadata = file.Metadata.ToDictionary(entry => entry.Key, entry => entry.Value);
            metadata["ham10000.spec"] = metadata["ham10000.spec"][..^1] + ",\"freezing\":" + freezing + "}";
            Safetensors.Write(folder["frozen.safetensors"], Safetensors.Read(path), metadata);
        }

        var load = () => ImageModel.Load(folder["frozen.safetensors"]);
        load.Should().ThrowExactly<ModelFormatException>().Which.Message.Should().Be($"{folder["frozen.safetensors"]}: the parts of the model do not fit together: {problem}");
    }

    private static void PassOnce(ImageModel model)
    {
        model.train();
        using var images = FormulaFill.Images(2, 32, 32);
        model.call(images).Dispose();
    }
}
