namespace Ham10000.Models.Tests;

/// <summary>What the names of layers and blocks mean, on the builder and, alike, on the model.</summary>
public sealed class FreezingNamesTests : TorchTest
{
    /// <summary>Backbone, name, and the beginnings of the keys of the parameters that it stands for; the keys come from the published networks.</summary>
    public static TheoryData<Backbone, string, string> Names => new()
    {
        { Backbone.MobileNet, "conv_pw_10", "backbone.blocks.3.4.conv_pw." },
        { Backbone.MobileNet, "conv_pw_10_bn", "backbone.blocks.3.4.bn2." },
        { Backbone.MobileNet, "blocks.3.4", "backbone.blocks.3.4." },
        { Backbone.MobileNet, "backbone.blocks.4", "backbone.blocks.4." },
        { Backbone.MobileNet, "backbone", "backbone." },
        { Backbone.MobileNet, "conv_stem", "backbone.conv_stem." },
        { Backbone.MobileNet, "dense_1", "layers.dense_1." },
        { Backbone.MobileNet, "layers.dense", "layers.dense." },
        { Backbone.MobileNet, "layers", "layers." },
        { Backbone.MobileNetV2, "block_14", "backbone.features.15." },
        { Backbone.MobileNetV2, "block_1", "backbone.features.2." },
        { Backbone.MobileNetV2, "expanded_conv", "backbone.features.1." },
        { Backbone.MobileNetV2, "features.18", "backbone.features.18." },
        { Backbone.ResNet18, "conv5_block2", "backbone.layer4.1." },
        { Backbone.ResNet34, "conv3", "backbone.layer2." },
        { Backbone.ResNet50, "layer4", "backbone.layer4." },
        { Backbone.ResNet50, "conv5_block1_0_conv", "backbone.layer4.0.downsample.0." },
        { Backbone.DenseNet121, "features.denseblock4", "backbone.features.denseblock4." },
        { Backbone.DenseNet121, "conv5_block16", "backbone.features.denseblock4.denselayer16." },
        { Backbone.DenseNet121, "pool3", "backbone.features.transition2." },
        { Backbone.Vgg16, "block5", "backbone.features.24. backbone.features.26. backbone.features.28." },
        { Backbone.EfficientNetB0, "block6d", "backbone.features.6.3." },
        { Backbone.EfficientNetB0, "block6", "backbone.features.6." },
        { Backbone.EfficientNetB0, "top", "backbone.features.8." },
        { Backbone.EfficientNetB0, "block6d_se_reduce", "backbone.features.6.3.block.2.fc1." },
        { Backbone.ConvNeXtTiny, "stage_3", "backbone.features.7." },
        { Backbone.ConvNeXtTiny, "stage_3_block_2", "backbone.features.7.2." },
        { Backbone.ConvNeXtTiny, "stage_3_block_2_layer_scale", "backbone.features.7.2.layer_scale" },
        { Backbone.ConvNeXtTiny, "downsampling_block_0", "backbone.features.2." },
        { Backbone.ConvNeXtTiny, "stem", "backbone.features.0." },
    };

    public static TheoryData<Backbone> Backbones => new(Enum.GetValues<Backbone>());

    [Theory]
    [MemberData(nameof(Names))]
    public void Freeze_OfAName_FreezesItsParametersAndNoOthers(Backbone backbone, string name, string keys)
    {
        using var model = ImageModel.Empty(On(backbone).Freeze(name).Spec);
        var frozen = keys.Split(' ');
        foreach (var (key, parameter) in model.named_parameters())
        {
            parameter.requires_grad.Should().Be(!Array.Exists(frozen, beginning => key.StartsWith(beginning, StringComparison.Ordinal)), key);
        }

        model.Train(name);
        model.parameters().Should().OnlyContain(parameter => parameter.requires_grad);
        model.Spec.Should().Be(On(backbone).Spec, "what is trained as before leaves no trace");
    }

    [Theory]
    [InlineData(Backbone.MobileNet, "conv_pw_10", 2_125_824)]
    [InlineData(Backbone.MobileNet, "conv_dw_6", 3_072_768)]
    [InlineData(Backbone.DenseNet121, "features.denseblock4.denselayer14", 487_808)]
    [InlineData(Backbone.ResNet50, "conv5_block1_3_bn", 8_929_280)]
    [InlineData(Backbone.ResNet34, "conv5", 13_114_368)]
    [InlineData(Backbone.Vgg16, "block5", 7_079_424)]
    public void TrainFrom_OfALayerOrBlock_TrainsWhatTheDesignCountsFromThere(Backbone backbone, string name, long parameters)
    {
        const int Head = 512;
        var features = BackboneCatalogue.Of(backbone).Features(FeatureShape.Maps(3, 224, 224)).Channels;
        using var model = ImageModel.Empty(On(backbone).TrainFrom(name).Spec);
        model.TrainableParameterCount.Should().Be(parameters + (Head * features) + Head + (7 * Head) + 7);
    }

    [Fact]
    public void TrainFrom_OfALayerOfTheHead_FreezesAllBeforeItButDropoutsWork()
    {
        using var model = ImageModel.Empty(On(Backbone.MobileNet).TrainFrom("dense_1").Spec);
        model.train();
        model.named_parameters().Where(entry => entry.Item2.requires_grad).Select(entry => entry.Item1).Should().Equal("layers.dense_1.weight", "layers.dense_1.bias");
        model.modules().OfType<DropoutLayer>().Should().ContainSingle().Which.training.Should().BeTrue("as in Keras");
        model.modules().OfType<BatchNormLayer>().Should().OnlyContain(norm => !norm.training);
        model.Layers.Single(layer => !layer.IsFrozen && layer.Name != "input").Name.Should().Be("dense_1");
    }

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Layers_OfAModel_HaveUniqueNamesAndPathsWithinTheirBlocks(Backbone backbone)
    {
        using var model = ImageModel.Empty(On(backbone).Spec);
        model.Layers.Select(layer => layer.Name).Should().OnlyHaveUniqueItems();
        model.Layers.Skip(1).Should().OnlyContain(layer => layer.Path.StartsWith("backbone.", StringComparison.Ordinal) || layer.Path == $"layers.{layer.Name}");
        foreach (var layer in model.Layers.Where(layer => layer.ParameterCount > 0))
        {
            model.state_dict().Keys.Should().Contain(key => key.StartsWith(layer.Path + ".", StringComparison.Ordinal), layer.Name);
        }

        LayerNames.Of(model.Spec).Select(layer => (layer.Name, layer.Path)).Should().Equal(model.Layers.Skip(1).Select(layer => (layer.Name, layer.Path)));
    }

    [Theory]
    [InlineData("residual", "residual.branch.conv2d residual.branch.batch_normalization residual.shortcut.conv2d residual")]
    [InlineData("residual.branch", "residual.branch.conv2d residual.branch.batch_normalization")]
    [InlineData("residual.shortcut.conv2d", "residual.shortcut.conv2d")]
    [InlineData("concatenate.branch2.residual", "concatenate.branch2.residual.branch.conv2d concatenate.branch2.residual")]
    [InlineData("layers.concatenate.branch2.conv2d", "concatenate.branch2.conv2d")]
    public void Freeze_OfABlockOfTheBuilder_FreezesTheLayersInside(string name, string frozen)
    {
        var builder = ModelBuilder.FromInput(8, 8)
            .Residual(b => b.Conv2d(4).BatchNorm(), s => s.Conv2d(4)).Concatenate(b => b, b => b.Conv2d(4).Residual(c => c.Conv2d(4))).GlobalAveragePooling().Dense(7);
        LayerNames.Of(builder.Spec).Select(layer => layer.Name).Should().Equal(
            "residual.branch.conv2d", "residual.branch.batch_normalization", "residual.shortcut.conv2d", "residual", "concatenate.branch2.conv2d",
            "concatenate.branch2.residual.branch.conv2d", "concatenate.branch2.residual", "concatenate", "global_average_pooling2d", "dense");
        using var model = builder.Freeze(name).Build(seed: 1);
        var names = frozen.Split(' ');
        model.train();
        model.Layers.Where(layer => layer.IsFrozen).Select(layer => layer.Name).Should().Equal(names);
        model.modules().OfType<BatchNormLayer>().Single().training.Should().Be(!names.Contains("residual.branch.batch_normalization"));
        foreach (var (key, parameter) in model.named_parameters())
        {
            parameter.requires_grad.Should().Be(!names.Contains(key["layers.".Length..key.LastIndexOf('.')]), key);
        }
    }

    [Theory]
    [MemberData(nameof(Backbones))]
    public void Blocks_OfABackbone_AreEachASpanOfItsLayers(Backbone backbone)
    {
        var layers = LayerNames.Of(On(backbone).Spec);
        var blocks = LayerFinder.Blocks(layers);
        blocks.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        blocks.Should().NotIntersectWith(layers.Select(layer => layer.Name), "a block must not hide behind a layer");
        foreach (var block in blocks.Where(block => !block.Contains("downsample", StringComparison.Ordinal)))
        {
            var places = LayerFinder.Find("Model", layers, block);
            places.Should().Equal(Enumerable.Range(places[0], places.Count), block);
        }
    }

    [Theory]
    [InlineData("conv_pw_14", "Near matches: conv_pw_1, conv_pw_10, conv_pw_11, conv_pw_12, conv_pw_13.")]
    [InlineData("Blocks.3.4", "Near matches: blocks.3.4, blocks.3.0, blocks.3.1, blocks.3.2, blocks.3.3.")]
    [InlineData("dens", "Near matches: dense, dense_1.")]
    [InlineData("transformer", "Its first and last layers are conv1 and dense_1.")]
    public void AnyStep_WithAnUnknownName_SaysWhatIsNear(string name, string hint)
    {
        var message = $"MobileNet has no layer or block '{name}'. {hint} The model's Layers list all names; blocks have names such as blocks.4.1.";
        using var model = ImageModel.Empty(On(Backbone.MobileNet).Spec);
        Action[] steps =
        [
            () => On(Backbone.MobileNet).TrainFrom(name), () => On(Backbone.MobileNet).Freeze("dense", name), () => On(Backbone.MobileNet).Train(name),
            () => model.TrainFrom(name), () => model.Freeze("dense", name), () => model.Train(name),
        ];
        foreach (var step in steps)
        {
            step.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(message);
        }

        model.parameters().Should().OnlyContain(parameter => parameter.requires_grad, "a step that fails changes nothing");
    }

    [Fact]
    public void Freeze_OfALayerThatIsNotThereYet_SaysSo() =>
        ((Action)(() => ModelBuilder.FromInput().Flatten().Freeze("dense").Dense(7))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "Model has no layer or block 'dense'. Its first and last layers are flatten and flatten. The model's Layers list all names.");

    [Fact]
    public void Freeze_WithoutAName_SaysSo() =>
        ((Action)(() => On(Backbone.MobileNet).Freeze())).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "Freeze was given no name. Pass names of layers or blocks, such as dense_1.");

    private static ModelBuilder On(Backbone backbone) => ModelBuilder.FromBackbone(backbone, PretrainedWeights.ImageNet)
        .GlobalAveragePooling().Dense(512, Activation.Relu).Dropout(0.3).Dense(7);
}
