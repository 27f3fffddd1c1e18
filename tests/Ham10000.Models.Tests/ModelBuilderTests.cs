namespace Ham10000.Models.Tests;

public sealed class ModelBuilderTests : TorchTest
{
    private static readonly PretrainedWeights Pretrained = PretrainedWeights.ImageNet;

    public static TheoryData<string, Action, string> Mistakes => new()
    {
        {
            "dense on maps", () => ModelBuilder.FromInput().Conv2d(32).Dense(7),
            "Layer 2, Dense(7), after Conv2d(32, kernel 3): expects vectors (N, F), got (N, 32, 100, 125). Put Flatten() or GlobalAveragePooling() before it."
        },
        {
            "dense on the backbone", () => ModelBuilder.FromBackbone(Backbone.MobileNet, Pretrained).Dense(7),
            "Layer 1, Dense(7), after MobileNet: expects vectors (N, F), got (N, 1024, 4, 4). Put Flatten() or GlobalAveragePooling() before it."
        },
        {
            "convolution on vectors", () => ModelBuilder.FromInput().Flatten().Conv2d(32, activation: Activation.Relu),
            "Layer 2, Conv2d(32, kernel 3, Relu), after Flatten(): expects feature maps (N, C, H, W), got (N, 37500). Put it before Flatten or GlobalAveragePooling."
        },
        {
            "pooling twice", () => ModelBuilder.FromInput().GlobalAveragePooling().GlobalAveragePooling(),
            "Layer 2, GlobalAveragePooling(), after GlobalAveragePooling(): expects feature maps (N, C, H, W), got (N, 3). Put it before Flatten or GlobalAveragePooling."
        },
        {
            "window too large", () => ModelBuilder.FromInput(4, 9).MaxPool(2).MaxPool(2).MaxPool(2),
            "Layer 3, MaxPool(2), after MaxPool(2): its 2×2 window does not fit into (N, 3, 1, 2). Pool less or use larger images."
        },
        {
            "kernel too large", () => ModelBuilder.FromInput(4, 9).Conv2d(8, kernel: 5, padding: Padding.Valid),
            "Layer 1, Conv2d(8, kernel 5, Valid), after the images: its 5×5 window does not fit into (N, 3, 4, 9). Use Padding.Same, a smaller kernel or larger images."
        },
        {
            "depthwise window too large", () => ModelBuilder.FromInput(4, 9).DepthwiseConv2d(kernel: 5, multiplier: 2, padding: Padding.Valid),
            "Layer 1, DepthwiseConv2d(kernel 5, multiplier 2, Valid), after the images: its 5×5 window does not fit into (N, 3, 4, 9). Use Padding.Same, a smaller kernel or larger images."
        },
        {
            "too many depthwise maps", () => ModelBuilder.FromInput().DepthwiseConv2d(multiplier: 1 << 20),
            "Layer 1, DepthwiseConv2d(kernel 3, multiplier 1048576), after the images: 3 × 1048576 feature maps are more than 1,048,576. Use a smaller multiplier."
        },
        {
            "enlarging too much", () => ModelBuilder.FromInput().Conv2dTranspose(8, kernel: 2, stride: 200),
            "Layer 1, Conv2dTranspose(8, kernel 2, stride 200), after the images: it makes maps of more than 16,384 rows or columns from (N, 3, 100, 125). Use a smaller stride or kernel."
        },
        {
            "transposed convolution of vectors", () => ModelBuilder.FromInput().Flatten().Conv2dTranspose(8),
            "Layer 2, Conv2dTranspose(8, kernel 3, stride 2), after Flatten(): expects feature maps (N, C, H, W), got (N, 37500). Put it before Flatten or GlobalAveragePooling."
        },
        {
            "no units", () => ModelBuilder.FromInput().Flatten().Dense(0),
            "Layer 2, Dense(0), after Flatten(): units must be between 1 and 1,048,576, got 0."
        },
        {
            "negative l2", () => ModelBuilder.FromInput().Flatten().Dense(7, l2: -0.1),
            "Layer 2, Dense(7, l2 -0.1), after Flatten(): l2 must be at least 0, got -0.1."
        },
        {
            "l2 that is no number", () => ModelBuilder.FromInput().Conv2d(8, l2: double.NaN),
            "Layer 1, Conv2d(8, kernel 3, l2 NaN), after the images: l2 must be at least 0, got NaN."
        },
        {
            "endless l2", () => ModelBuilder.FromInput().SeparableConv2d(8, l2: double.PositiveInfinity),
            "Layer 1, SeparableConv2d(8, kernel 3, l2 Infinity), after the images: l2 must be at least 0, got Infinity."
        },
        {
            "dilation beyond the maps", () => ModelBuilder.FromInput().Conv2d(8, dilation: 126),
            "Layer 1, Conv2d(8, kernel 3, dilation 126), after the images: its 3×3 kernel spreads to 253×253 pixels by dilation 126, more than twice the size of (N, 3, 100, 125). Use a smaller dilation."
        },
        {
            "no dilation", () => ModelBuilder.FromInput().DepthwiseConv2d(dilation: 0),
            "Layer 1, DepthwiseConv2d(kernel 3, dilation 0), after the images: dilation must be between 1 and 1,048,576, got 0."
        },
        {
            "dilated window too large", () => ModelBuilder.FromInput(4, 9).Conv2d(8, dilation: 2, padding: Padding.Valid),
            "Layer 1, Conv2d(8, kernel 3, Valid, dilation 2), after the images: its 5×5 window does not fit into (N, 3, 4, 9). Use Padding.Same, a smaller kernel or larger images."
        },
        {
            "pooling window wider than the maps", () => ModelBuilder.FromInput(4, 9).AveragePool(5, padding: Padding.Same),
            "Layer 1, AveragePool(5, Same), after the images: its 5×5 window does not fit into (N, 3, 4, 9). Pool less or use larger images."
        },
        {
            "backward stride", () => ModelBuilder.FromInput().MaxPool(2, stride: -1),
            "Layer 1, MaxPool(2, stride -1), after the images: stride must be between 1 and 1,048,576, got -1."
        },
        {
            "unknown padding", () => ModelBuilder.FromInput().AveragePool(padding: (Padding)5),
            "Layer 1, AveragePool(2, 5), after the images: 5 is no Padding. Expected one of: Same, Valid."
        },
        {
            "maximum of vectors", () => ModelBuilder.FromInput().Flatten().GlobalMaxPooling(),
            "Layer 2, GlobalMaxPooling(), after Flatten(): expects feature maps (N, C, H, W), got (N, 37500). Put it before Flatten or GlobalAveragePooling."
        },
        {
            "separable convolution of vectors", () => ModelBuilder.FromInput().Flatten().SeparableConv2d(4, kernel: 5, multiplier: 2, bias: false),
            "Layer 2, SeparableConv2d(4, kernel 5, multiplier 2, no bias), after Flatten(): expects feature maps (N, C, H, W), got (N, 37500). Put it before Flatten or GlobalAveragePooling."
        },
        {
            "enlarging to a wall", () => ModelBuilder.FromInput().Conv2d(64).UpSampling(100),
            "Layer 2, UpSampling(100), after Conv2d(64, kernel 3): it makes (N, 64, 10000, 12500) from (N, 64, 100, 125), more than 67,108,864 values an image. Use fewer channels or a smaller factor."
        },
        {
            "enlarging beyond the limit", () => ModelBuilder.FromInput().UpSampling(200),
            "Layer 1, UpSampling(200), after the images: it makes maps of more than 16,384 rows or columns from (N, 3, 100, 125). Use a smaller factor."
        },
        {
            "momentum of Keras's kind", () => ModelBuilder.FromInput().BatchNorm(momentum: 0),
            "Layer 1, BatchNorm(momentum 0), after the images: the momentum must be above 0 and at most 1, got 0. It is the share of the new batch: 1 less Keras's momentum."
        },
        {
            "no epsilon", () => ModelBuilder.FromInput().BatchNorm(momentum: 0.01, epsilon: double.NaN),
            "Layer 1, BatchNorm(momentum 0.01, epsilon NaN), after the images: epsilon must be above 0 and at most 1, got NaN."
        },
        {
            "dropout of everything", () => ModelBuilder.FromInput().Dropout(1),
            "Layer 1, Dropout(1), after the images: the rate must be at least 0 and below 1, got 1."
        },
        {
            "unknown activation", () => ModelBuilder.FromInput().Activation((Activation)99),
            "Layer 1, Activation(99), after the images: 99 is no Activation. Expected one of: None, Relu, Relu6, Tanh, Sigmoid, Gelu, Silu."
        },
        {
            "flatten of a poster", () => ModelBuilder.FromInput(4000, 4000).Flatten(),
            "Layer 1, Flatten(), after the images: (N, 3, 4000, 4000) flattens to 48,000,000 values, more than 16,777,216. Pool first or use smaller images."
        },
        { "no image", () => ModelBuilder.FromInput(0, 125), "Images must be between 1×1 and 16384×16384 pixels, got 0×125 (height × width)." },
        {
            "image below a backbone", () => ModelBuilder.FromBackbone(Backbone.ResNet50, Pretrained).Input(31, 125),
            "ResNet50 needs images of at least 32×32 pixels, got 31×125. Choose a larger Input(height, width)."
        },
        {
            "input that a layer cannot take", () => ModelBuilder.FromInput().MaxPool(50).Input(49, 125),
            "Layer 1, MaxPool(50), after the images: its 50×50 window does not fit into (N, 3, 49, 125). Pool less or use larger images."
        },
        {
            "too many layers", () => ModelBuilder.FromBackbone(Backbone.MobileNet, Pretrained).TrainLast(86),
            "MobileNet has 85 layers, so the last 86 cannot be trained. Pass a number from 0 to 85, or call TrainAll()."
        },
        {
            "unknown backbone", () => ModelBuilder.FromBackbone((Backbone)42, Pretrained),
            "There is no backbone 42. Expected one of: MobileNet, ResNet50, DenseNet121, MobileNetV2, ResNet18, ResNet34, Vgg16, EfficientNetB0, ConvNeXtTiny."
        },
    };

    public static TheoryData<string, Action, string> MistakesInBlocks => new()
    {
        {
            "branch of another shape", () => ModelBuilder.FromInput().Conv2d(32).MaxPool().Residual(b => b.Conv2d(64, stride: 2).Conv2d(64)),
            "Layer 3, Residual(), after MaxPool(2): its branch makes (N, 64, 25, 31) of (N, 32, 50, 62), and only equal shapes can be added. "
            + "End the branch in the input's shape, or project the input with shortcut: s => s.Conv2d(64, kernel: 1, stride: 2)."
        },
        {
            "branch of other channels", () => ModelBuilder.FromInput().Residual(b => b.Conv2d(64), activation: Activation.Relu),
            "Layer 1, Residual(Relu), after the images: its branch makes (N, 64, 100, 125) of (N, 3, 100, 125), and only equal shapes can be added. "
            + "End the branch in the input's shape, or project the input with shortcut: s => s.Conv2d(64, kernel: 1)."
        },
        {
            "branch of other vectors", () => ModelBuilder.FromInput().GlobalAveragePooling().Residual(b => b.Dense(16)),
            "Layer 2, Residual(), after GlobalAveragePooling(): its branch makes (N, 16) of (N, 3), and only equal shapes can be added. "
            + "End the branch in the input's shape, or project the input with shortcut: s => s.Dense(16)."
        },
        {
            "branch that flattens", () => ModelBuilder.FromInput().Residual(b => b.GlobalAveragePooling()),
            "Layer 1, Residual(), after the images: its branch makes (N, 3) of (N, 3, 100, 125), and only equal shapes can be added. End the branch in the input's shape."
        },
        {
            "shortcut of another shape", () => ModelBuilder.FromInput().Residual(b => b.Conv2d(8, stride: 2), s => s.Conv2d(8, kernel: 1)),
            "Layer 1, Residual(), after the images: of (N, 3, 100, 125) its branch makes (N, 8, 50, 63) and its shortcut (N, 8, 100, 125), and only equal shapes can be added. "
            + "Give both the same filters and strides."
        },
        {
            "layer in a branch", () => ModelBuilder.FromInput().Conv2d(32).Residual(b => b.Conv2d(32).Dense(7)),
            "Layer 2, Residual, branch layer 2, Dense(7), after Conv2d(32, kernel 3): expects vectors (N, F), got (N, 32, 100, 125). Put Flatten() or GlobalAveragePooling() before it."
        },
        {
            "first layer in a shortcut", () => ModelBuilder.FromInput().BatchNorm().Residual(b => b.Conv2d(3), s => s.Dropout(2)),
            "Layer 2, Residual, shortcut layer 1, Dropout(2), after BatchNorm(): the rate must be at least 0 and below 1, got 2."
        },
        {
            "layer in a block in a block",
            () => ModelBuilder.FromInput().Residual(b => b.BatchNorm().Concatenate(c => c, c => c.BatchNorm().Residual(d => d.MaxPool(200)))),
            "Layer 1, Residual, branch layer 2, Concatenate, branch 2, layer 2, Residual, branch layer 1, MaxPool(200), after BatchNorm(): "
            + "its 200×200 window does not fit into (N, 3, 100, 125). Pool less or use larger images."
        },
        {
            "branch without layers", () => ModelBuilder.FromInput().Residual(b => b),
            "Layer 1, Residual(), after the images: its branch has no layers. Every step of the builder returns a new builder, so return what the last one gives."
        },
        {
            "shortcut without layers", () => ModelBuilder.FromInput().Residual(b => b.Conv2d(3), s => s),
            "Layer 1, Residual(), after the images: its shortcut has no layers. Leave it out to add the input as it is."
        },
        {
            "branch of nothing", () => ModelBuilder.FromInput().Residual(b => null!),
            "Layer 1, Residual, branch: the function returned null. Return the builder that its last step gives."
        },
        {
            "unknown activation of a sum", () => ModelBuilder.FromInput().Residual(b => b.Conv2d(3), activation: (Activation)9),
            "Layer 1, Residual(9), after the images: 9 is no Activation. Expected one of: None, Relu, Relu6, Tanh, Sigmoid, Gelu, Silu."
        },
        {
            "branches of other sizes", () => ModelBuilder.FromInput().Concatenate(b => b, b => b.Conv2d(4), b => b.MaxPool()),
            "Layer 1, Concatenate(3 branches), after the images: branch 3 makes (N, 3, 50, 62) and branch 1 (N, 3, 100, 125), which differ in more than the channels. "
            + "Use the same strides and paddings in all branches."
        },
        {
            "maps and vectors", () => ModelBuilder.FromInput().Concatenate(b => b.GlobalAveragePooling(), b => b),
            "Layer 1, Concatenate(2 branches), after the images: branch 2 makes (N, 3, 100, 125) and branch 1 (N, 3), which differ in more than the channels. "
            + "Use the same strides and paddings in all branches."
        },
        {
            "one branch", () => ModelBuilder.FromInput().Concatenate(b => b.Conv2d(4)),
            "Layer 1, Concatenate(1 branch), after the images: it needs at least 2 branches. Without a second one, write the layers directly."
        },
        {
            "too many channels", () => ModelBuilder.FromInput(1, 1).Concatenate(b => b.Conv2d(1 << 20), b => b),
            "Layer 1, Concatenate(2 branches), after the images: its branches make 1,048,579 channels together, more than 1,048,576. Use fewer filters."
        },
        {
            "blocks without end", () => ModelBuilder.FromInput().Residual(Deeper),
            $"Layer 1, {string.Concat(Enumerable.Repeat("Residual, branch layer 1, ", 8))[..^2]}: more than 8 blocks lie in each other. Write some of their layers one after the other."
        },
    };

    [Theory]
    [MemberData(nameof(MistakesInBlocks), DisableDiscoveryEnumeration = true)]
    public void AnyBlock_ThatDoesNotFit_NamesThePathTheShapesAndTheRemedy(string mistake, Action step, string message) =>
        step.Should().ThrowExactly<ArgumentException>(mistake).Which.Message.Should().Be(message);

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void AnyStep_ThatDoesNotFit_NamesTheLayerTheShapesAndTheRemedy(string mistake, Action step, string message) =>
        step.Should().ThrowExactly<ArgumentException>(mistake).Which.Message.Should().Be(message);

    [Fact]
    public void TrainLast_WithoutABackbone_SaysSo() => ((Action)(() => ModelBuilder.FromInput().TrainLast(3)))
        .Should().ThrowExactly<InvalidOperationException>().Which.Message
        .Should().Be("TrainLast is about the backbone, and this model has none. Start with ModelBuilder.FromBackbone.");

    [Fact]
    public void Build_WithoutLayers_SaysThatStepsReturnNewBuilders()
    {
        var builder = ModelBuilder.FromInput();
        builder.Flatten();
        ((Action)(() => builder.Build())).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Model has no layers. Finish it with GlobalAveragePooling() or Flatten() and Dense(classes); every step of the builder returns a new builder, so keep what it returns.");
    }

    [Fact]
    public void Build_ThatEndsInMaps_NamesTheLastLayerAndTheShape() => ((Action)(() => ModelBuilder.FromInput().Conv2d(8).Build()))
        .Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Model ends in feature maps (N, 8, 100, 125), from Conv2d(8, kernel 3), and a classifier ends in vectors (N, classes). Finish it with GlobalAveragePooling() or Flatten() and Dense(classes).");

    [Fact]
    public void Build_WithTheSameSeed_GivesTheSameModelAndWithAnotherNot()
    {
        using var first = Architectures.Cnn().Input(20, 24).Build(seed: 5);
        using var same = Architectures.Cnn().Input(20, 24).Build(seed: 5);
        using var other = Architectures.Cnn().Input(20, 24).Build(seed: 6);
        TestModels.Values(same).Should().BeEquivalentTo(TestModels.Values(first));
        TestModels.Values(other)["layers.conv2d.weight"].Should().NotEqual(TestModels.Values(first)["layers.conv2d.weight"]);
    }

    [Fact]
    public void Build_LeavesTorchsRandomStateAsItWas()
    {
        using var before = TorchSharp.torch.Generator.Default.get_state();
        using var model = Architectures.Cnn().Input(20, 24).Build(seed: 5);
        using var after = TorchSharp.torch.Generator.Default.get_state();
        after.data<byte>().ToArray().Should().Equal(before.data<byte>().ToArray());
    }

    [Fact]
    public void Build_FromARandomBackbone_TrainsItWholeInTrainingMode()
    {
        using var model = Architectures.MobileNet(7, PretrainedWeights.Random).Build(seed: 1);
        model.TrainableParameterCount.Should().Be(3_206_976 + 7_175);
        model.BackboneStart.Should().Be(WeightsOrigin.Random);
        model.modules().OfType<BatchNormLayer>().Should().HaveCount(27).And.OnlyContain(norm => norm.training);
    }

    [Fact]
    public void Steps_OnASharedBeginning_DoNotChangeIt()
    {
        var beginning = ModelBuilder.FromInput().Flatten();
        var small = beginning.Dense(7);
        var large = beginning.Dense(64).Dense(7);
        beginning.Spec.Layers.Should().HaveCount(1);
        small.Spec.Layers.Should().HaveCount(2);
        large.Spec.Layers.Should().HaveCount(3);
    }

    [Fact]
    public void Architectures_WithTwoClasses_GiveOneLogit() => Architectures.Cnn(2).Spec.OutputShape().Should().Be(FeatureShape.Vector(1));

    [SharedDataFact]
    public void Build_FromTheRealWeights_FreezesAllButTheLast23Layers()
    {
        using var model = Architectures.MobileNet(7, PretrainedWeights.FromFolder(SharedData.Weights)).Build(seed: 1);
        model.TrainableParameterCount.Should().Be(2_132_999);
        model.BackboneStart.Should().Be(WeightsOrigin.ImageNet("mobilenetv1_100.imagenet.safetensors"));
        model.named_parameters().First(entry => entry.Item2.requires_grad).Item1.Should().Be("backbone.blocks.3.4.conv_pw.weight");
    }

    private static BranchBuilder Deeper(BranchBuilder branch) => branch.Residual(Deeper);
}
