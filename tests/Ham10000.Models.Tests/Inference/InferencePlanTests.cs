using Ham10000.Dataset;

namespace Ham10000.Models.Tests;

/// <summary>A plan gives what the forward pass gives.</summary>
public sealed class InferencePlanTests : TorchTest
{
    private const float Tolerance = 1e-5f;

    /// <summary>Those with layers that a plan cannot have: transposed and dilated convolutions, up-sampling.</summary>
    private static readonly string[] WithoutPlan = ["DownAndUp", "Poolings", "EveryLayer", "Binary"];

    public static TheoryData<string> Names => new(OnnxModels.Names.Except(WithoutPlan));

    public static TheoryData<string> NamesWithoutPlan => new(WithoutPlan);

    public static TheoryData<Activation> Activations => new(Enum.GetValues<Activation>());

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_OfEveryArchitecture_EqualsForward(string name)
    {
        using var model = OnnxModels.Create(name);
        ShouldEqualForward(model, count: 3);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Run_WithVectorsOfEveryWidth_EqualsForward(int widestVector)
    {
        foreach (var name in new[] { "Cnn", "MobileNet", "DenseNet121", "EfficientNetB0", "ConvNeXtTiny" })
        {
            using var model = OnnxModels.Create(name);
            ShouldEqualForward(model, count: 2, widestVector);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    public void Run_OnBatchesOfEverySize_EqualsForward(int count)
    {
        using var model = OnnxModels.Create("MobileNet");
        ShouldEqualForward(model, count);
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Run_WithEveryActivation_EqualsForward(Activation activation)
    {
        using var model = Filled(ModelBuilder.FromInput(19, 23).Conv2d(19, activation: activation).DepthwiseConv2d(activation: activation)
            .Activation(activation).BatchNorm().Activation(activation).MaxPool().Activation(activation).GlobalAveragePooling().Activation(activation)
            .Dense(37, activation).Dense(7));
        ShouldEqualForward(model, count: 2);
    }

    [Theory]
    [InlineData(1, 1, Padding.Same)]
    [InlineData(2, 2, Padding.Same)]
    [InlineData(3, 2, Padding.Valid)]
    [InlineData(4, 3, Padding.Same)]
    [InlineData(5, 1, Padding.Valid)]
    [InlineData(7, 2, Padding.Same)]
    public void Run_WithEveryPaddingAndStride_EqualsForward(int kernel, int stride, Padding padding)
    {
        using var model = Filled(ModelBuilder.FromInput(37, 41).Conv2d(33, kernel, stride, padding).DepthwiseConv2d(kernel, stride, padding: padding)
            .Conv2d(118).GlobalAveragePooling().Dense(7));
        ShouldEqualForward(model, count: 2);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Run_WithTheLargestKernel_EqualsForward(int widestVector)
    {
        using var model = Filled(ModelBuilder.FromInput(37, 41).Conv2d(5, kernel: 22).DepthwiseConv2d(kernel: 22).Conv2d(1, kernel: 1).Conv2d(9, kernel: 22)
            .GlobalAveragePooling().Dense(7));
        ShouldEqualForward(model, count: 3, widestVector);
    }

    [Fact]
    public void TryMake_OfALargerKernel_GivesNone()
    {
        using var convolution = Filled(ModelBuilder.FromInput(37, 41).Conv2d(5, kernel: 23).GlobalAveragePooling().Dense(7));
        InferencePlan.TryMake(convolution).Should().BeNull();
        using var depthwise = Filled(ModelBuilder.FromInput(53, 60).DepthwiseConv2d(kernel: 47).GlobalAveragePooling().Dense(7));
        InferencePlan.TryMake(depthwise).Should().BeNull();
    }

    [Fact]
    public void Run_OnLongVectors_EqualsForward()
    {
        using var model = Filled(ModelBuilder.FromInput(50, 60).Flatten().Dense(70, Activation.Relu).Dense(7));
        ShouldEqualForward(model, count: 13);
    }

    [Fact]
    public void Run_OnSeveralThreads_IsWhatOneGives()
    {
        using var model = OnnxModels.Create("ResNet18");
        using var plan = InferencePlan.TryMake(model)!;
        using var batch = Batch.FromImages(OnnxModels.Images(5, model), model.Preprocessing!);
        var expected = Logits(plan, batch);
        TorchSharp.torch.set_num_threads(3);
        try
        {
            for (var i = 0; i < 20; i++)
            {
                Logits(plan, batch).Should().Equal(expected);
            }
        }
        finally
        {
            TorchSharp.torch.set_num_threads(1);
        }
    }

    [Fact]
    public void Run_WithAWeightThatIsNoNumber_GivesNoNumber()
    {
        using var model = OnnxModels.Create("MobileNet");
        using (TorchSharp.torch.no_grad())
        {
            model.parameters().First().fill_(float.NaN);
        }

        using var plan = InferencePlan.TryMake(model)!;
        using var batch = Batch.FromImages(OnnxModels.Images(1, model), model.Preprocessing!);
        Logits(plan, batch).Should().OnlyContain(logit => float.IsNaN(logit));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Run_WithOnePixelThatIsNoNumber_GivesNoNumber(int widestVector)
    {
        using var model = Filled(ModelBuilder.FromInput(4, 4).Conv2d(16, kernel: 1).MaxPool(2).GlobalAveragePooling().Dense(7));
        using (TorchSharp.torch.no_grad())
        {
            // Infinity less infinity where red and green are bright, and finite everywhere else.
            var kernel = model.parameters().First();
            kernel.fill_(0);
            kernel.narrow(1, 0, 1).fill_(float.MaxValue);
            kernel.narrow(1, 1, 1).fill_(-float.MaxValue);
        }

        model.eval();
        var image = new byte[4 * 4 * 3];
        Array.Fill(image, (byte)120);
        Array.Fill(image, (byte)255, 0, 3);
        using var batch = Batch.FromImages([new RgbImage(4, 4, image)], model.Preprocessing!);
        using var logits = model.Forward(batch);
        TestModels.Values(logits).Should().OnlyContain(logit => float.IsNaN(logit));
        using var plan = InferencePlan.TryMake(model, widestVector)!;
        Logits(plan, batch).Should().OnlyContain(logit => float.IsNaN(logit));
    }

    [Theory]
    [MemberData(nameof(NamesWithoutPlan))]
    public void TryMake_OfLayersThatAreNotKnown_GivesNone(string name)
    {
        using var model = OnnxModels.Create(name);
        InferencePlan.TryMake(model).Should().BeNull();
    }

    private static ImageModel Filled(ModelBuilder builder)
    {
        var model = TestModels.Filled(builder.Spec);
        model.SetTask(LabelSchema.Diagnoses, new Preprocessing { Height = model.Height, Width = model.Width, Standardization = Standardization.ImageNet });
        return model;
    }

    private static void ShouldEqualForward(ImageModel model, int count, int widestVector = int.MaxValue)
    {
        model.eval();
        using var batch = Batch.FromImages(OnnxModels.Images(count, model), model.Preprocessing!);
        using var nothing = TorchSharp.torch.no_grad();
        using var logits = model.Forward(batch);
        using var plan = InferencePlan.TryMake(model, widestVector);
        plan.Should().NotBeNull();
        var expected = TestModels.Values(logits);
        var found = Logits(plan!, batch);
        found.Should().HaveCount(expected.Length);
        found.Zip(expected, (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(Tolerance * Math.Max(1, expected.Max(Math.Abs)));
    }

    private static float[] Logits(InferencePlan plan, Batch batch)
    {
        using var logits = plan.Run(batch);
        return TestModels.Values(logits);
    }
}
