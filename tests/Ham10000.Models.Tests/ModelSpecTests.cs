namespace Ham10000.Models.Tests;

public sealed class ModelSpecTests
{
    private static readonly ModelSpec Rich = ModelBuilder.FromBackbone(Backbone.DenseNet121, PretrainedWeights.ImageNet)
        .Named("Rich").Input(64, 96).TrainLast(9)
        .Conv2d(16, kernel: 5, stride: 2, padding: Padding.Same, activation: Activation.Silu, initializer: KernelInitializer.RandomUniform)
        .DepthwiseConv2d(kernel: 5, multiplier: 2, activation: Activation.Relu6).Conv2dTranspose(4, stride: 3, padding: Padding.Valid)
        .Activation(Activation.Gelu).MaxPool(1).BatchNorm().LayerNorm().Flatten().Dropout(0.25).Dense(12, Activation.Tanh, l2: 0.001).Dense(1).Spec;

    private static readonly ModelSpec Blocks = ModelBuilder.FromInput(32, 32).Named("Blocks")
        .Residual(b => b.BatchNorm().Concatenate(c => c, c => c.MaxPool(1).Dropout(0.5)), s => s.Concatenate(c => c, c => c), Activation.Relu)
        .Residual(b => b.LayerNorm()).Spec;

    [Fact]
    public void ToJson_OfEveryKindOfLayer_IsReadable() => Rich.ToJson().Should().Be(
        """{"name":"Rich","height":64,"width":96,"backbone":{"network":"DenseNet121","pretrained":true,"trainLast":9},"layers":["""
        + """{"type":"conv2d","filters":16,"kernel":5,"stride":2,"padding":"Same","activation":"Silu","initializer":"RandomUniform"},"""
        + """{"type":"depthwiseConv2d","kernel":5,"stride":1,"multiplier":2,"padding":"Same","activation":"Relu6","initializer":"GlorotUniform"},"""
        + """{"type":"conv2dTranspose","filters":4,"kernel":3,"stride":3,"padding":"Valid","activation":"None","initializer":"GlorotUniform"},"""
        + """{"type":"activation","function":"Gelu"},{"type":"maxPool","window":1},{"type":"batchNorm"},{"type":"layerNorm"},{"type":"flatten"},{"type":"dropout","rate":0.25},"""
        + """{"type":"dense","units":12,"activation":"Tanh","l2":0.001,"initializer":"GlorotUniform"},"""
        + """{"type":"dense","units":1,"activation":"None","l2":0,"initializer":"GlorotUniform"}]}""");

    [Fact]
    public void FromJson_OfToJson_IsEqual() => ModelSpec.FromJson(Rich.ToJson()).Should().Be(Rich);

    [Fact]
    public void ToString_OfAModel_HasOneLinePerLayer() => Rich.ToString().Should().Be(string.Join(Environment.NewLine,
        "Rich, images 64×96", "  DenseNet121, pretrained, last 9 layers trained", "  Conv2d(16, kernel 5, stride 2, Silu, RandomUniform)",
        "  DepthwiseConv2d(kernel 5, multiplier 2, Relu6)", "  Conv2dTranspose(4, kernel 3, stride 3, Valid)", "  Activation(Gelu)", "  MaxPool(1)", "  BatchNorm()", "  LayerNorm()", "  Flatten()", "  Dropout(0.25)", "  Dense(12, Tanh, l2 0.001)", "  Dense(1)"));

    [Fact]
    public void ToJson_OfSettingsThatCameLater_HasThemOnlyWhereTheyAreUsed()
    {
        var spec = ModelBuilder.FromInput(32, 32).Named("Later")
            .Conv2d(4, l2: 0.5, bias: false, dilation: 2).DepthwiseConv2d(l2: 0.25).Conv2dTranspose(4, bias: false).SeparableConv2d(4).SeparableConv2d(4, l2: 0.125, bias: false)
            .MaxPool(3, stride: 2, padding: Padding.Same).AveragePool(3).AveragePool(2, stride: 1).UpSampling().BatchNorm(momentum: 0.01).BatchNorm(epsilon: 0.001).GlobalMaxPooling().Spec;
        spec.ToJson().Should().Be("""{"name":"Later","height":32,"width":32,"layers":["""
            + """{"type":"conv2d","filters":4,"kernel":3,"stride":1,"padding":"Same","activation":"None","initializer":"GlorotUniform","l2":0.5,"bias":false,"dilation":2},"""
            + """{"type":"depthwiseConv2d","kernel":3,"stride":1,"multiplier":1,"padding":"Same","activation":"None","initializer":"GlorotUniform","l2":0.25},"""
            + """{"type":"conv2dTranspose","filters":4,"kernel":3,"stride":2,"padding":"Same","activation":"None","initializer":"GlorotUniform","bias":false},"""
            + """{"type":"separableConv2d","filters":4,"kernel":3,"stride":1,"multiplier":1,"padding":"Same","activation":"None","initializer":"GlorotUniform"},"""
            + """{"type":"separableConv2d","filters":4,"kernel":3,"stride":1,"multiplier":1,"padding":"Same","activation":"None","initializer":"GlorotUniform","l2":0.125,"bias":false},"""
            + """{"type":"maxPool","window":3,"stride":2,"padding":"Same"},{"type":"averagePool","window":3},{"type":"averagePool","window":2,"stride":1},{"type":"upSampling","factor":2},"""
            + """{"type":"batchNorm","momentum":0.01},{"type":"batchNorm","epsilon":0.001},{"type":"globalMaxPooling"}]}""");
        ModelSpec.FromJson(spec.ToJson()).Should().Be(spec);
        spec.ToString().Should().Be(string.Join(Environment.NewLine,
            "Later, images 32×32", "  Conv2d(4, kernel 3, l2 0.5, no bias, dilation 2)", "  DepthwiseConv2d(kernel 3, l2 0.25)", "  Conv2dTranspose(4, kernel 3, stride 2, no bias)",
            "  SeparableConv2d(4, kernel 3)", "  SeparableConv2d(4, kernel 3, l2 0.125, no bias)", "  MaxPool(3, stride 2, Same)", "  AveragePool(3)", "  AveragePool(2, stride 1)",
            "  UpSampling(2)", "  BatchNorm(momentum 0.01)", "  BatchNorm(epsilon 0.001)", "  GlobalMaxPooling()"));
    }

    [Fact]
    public void ToJson_OfBlocks_IsReadableAndReadsBack()
    {
        Blocks.ToJson().Should().Be("""{"name":"Blocks","height":32,"width":32,"layers":[{"type":"residual","branch":[{"type":"batchNorm"},"""
            + """{"type":"concatenate","branches":[[],[{"type":"maxPool","window":1},{"type":"dropout","rate":0.5}]]}],"shortcut":[{"type":"concatenate","branches":[[],[]]}],"activation":"Relu"},"""
            + """{"type":"residual","branch":[{"type":"layerNorm"}],"activation":"None"}]}""");
        ModelSpec.FromJson(Blocks.ToJson()).Should().Be(Blocks);
        ModelSpec.FromJson(Blocks.ToJson()).GetHashCode().Should().Be(Blocks.GetHashCode());
    }

    [Fact]
    public void ToString_OfBlocks_IsATree() => Blocks.ToString().Should().Be(string.Join(Environment.NewLine,
        "Blocks, images 32×32", "  Residual(Relu)", "    branch", "      BatchNorm()", "      Concatenate(2 branches)", "        branch 1", "        branch 2",
        "          MaxPool(1)", "          Dropout(0.5)", "    shortcut", "      Concatenate(2 branches)", "        branch 1", "        branch 2",
        "  Residual()", "    branch", "      LayerNorm()"));

    [Fact]
    public void Equals_WhenOneLayerOfABlockDiffers_IsFalse()
    {
        LayerSpec norm = new BatchNormSpec(), drop = new DropoutSpec(0.5);
        new ResidualSpec([norm]).Should().Be(new ResidualSpec([norm])).And.NotBe(new ResidualSpec([drop])).And.NotBe(new ResidualSpec([norm, norm]))
            .And.NotBe(new ResidualSpec([norm], [drop])).And.NotBe(new ResidualSpec([norm], activation: Activation.Relu));
        new ResidualSpec([norm], [drop]).Should().Be(new ResidualSpec([norm], [drop])).And.NotBe(new ResidualSpec([norm], [norm]));
        new ConcatenateSpec([[norm], []]).Should().Be(new ConcatenateSpec([[norm], []])).And.NotBe(new ConcatenateSpec([[], [norm]]))
            .And.NotBe(new ConcatenateSpec([[norm], [], []])).And.NotBe(new ConcatenateSpec([[drop], []]));
    }

    [Fact]
    public void FromJson_OfNestingWithoutEnd_IsAFormatError()
    {
        foreach (var depth in new[] { 9, 20, 100_000 })
        {
            var nested = string.Concat(Enumerable.Repeat("""{"type":"residual","branch":[""", depth)) + """{"type":"batchNorm"}""" + string.Concat(Enumerable.Repeat("]}", depth));
            ((Action)(() => ModelSpec.FromJson($$"""{"name":"M","height":8,"width":8,"layers":[{{nested}}]}"""))).Should().ThrowExactly<ModelFormatException>();
        }
    }

    [Fact]
    public void Equals_WhenOneLayerDiffers_IsFalse()
    {
        Architectures.Cnn(7).Spec.Should().Be(Architectures.Cnn(7).Spec);
        Architectures.Cnn(7).Spec.Should().NotBe(Architectures.Cnn(6).Spec);
        Architectures.MobileNet().Spec.Should().NotBe(Architectures.MobileNet(7, PretrainedWeights.Random).Spec);
        (Rich with { Height = 65 }).Should().NotBe(Rich);
        (Rich with { Backbone = Rich.Backbone! with { TrainLast = 8 } }).Should().NotBe(Rich);
    }

    [Fact]
    public void Layers_FromAList_AreCopied()
    {
        List<LayerSpec> layers = [new FlattenSpec()];
        var spec = new ModelSpec { Layers = layers };
        layers.Add(new DenseSpec(7));
        spec.Layers.Should().Equal(new FlattenSpec());
    }

    [Theory]
    [InlineData("", "The model specification is not usable: The input does not contain any JSON tokens. ")]
    [InlineData("null", "The model specification has null where an object must stand. The text was not written by ModelSpec.ToJson.")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[null]}""", "The model specification has null where an object must stand. ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":null}""", "The model specification is not usable: The constructor parameter 'layers' ")]
    [InlineData("""{"name":"M","width":8,"layers":[]}""", "The model specification is not usable: JSON deserialization for type 'Ham10000.Models.ModelSpec' was missing required properties including: 'height'. ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[{"type":"warp"}]}""", "The model specification is not usable: Read unrecognized type discriminator id 'warp'. ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[{"units":7}]}""", "The model specification is not usable: ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[{"type":"dense"}]}""", "The model specification is not usable: JSON deserialization for type 'Ham10000.Models.DenseSpec' was missing required properties including: 'units'. ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[{"type":"residual","branch":[null]}]}""", "The model specification is not usable: A layer of a block is null. Leave it out. ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[{"type":"concatenate","branches":[[],null]}]}""", "The model specification is not usable: ")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[{"type":"residual"}]}""", "The model specification is not usable: JSON deserialization for type 'Ham10000.Models.ResidualSpec' was missing required properties including: 'branch'. ")]
    [InlineData("""{"colour":1}""", "The model specification is not usable: The JSON property 'colour' could not be mapped to any .NET member")]
    [InlineData("""{"name":"M","height":8,"width":8,"layers":[],"backbone":{"network":"Transformer","pretrained":true}}""", "The model specification is not usable: The JSON value could not be converted to Ham10000.Models.BackboneSpec. Path: $.backbone.network")]
    public void FromJson_OfSomethingElse_SaysWhatIsWrong(string json, string beginning) => ((Action)(() => ModelSpec.FromJson(json)))
        .Should().ThrowExactly<ModelFormatException>().Which.Message.Should().StartWith(beginning);

    [Theory]
    [InlineData("""{"name":"M","height":-1,"width":125,"layers":[]}""", "Images must be between 1×1 and 16384×16384 pixels, got -1×125 (height × width).")]
    [InlineData(
        """{"name":"M","height":100,"width":125,"layers":[{"type":"dense","units":7}]}""",
        "Layer 1, Dense(7), after the images: expects vectors (N, F), got (N, 3, 100, 125). Put Flatten() or GlobalAveragePooling() before it.")]
    public void FromJson_OfLayersThatDoNotFit_SaysWhatABuilderSays(string json, string problem) => ((Action)(() => ModelSpec.FromJson(json)))
        .Should().ThrowExactly<ModelFormatException>().Which.Message
        .Should().Be($"The model specification is not usable: {problem} It was damaged or written by a newer version of this library.");
}
