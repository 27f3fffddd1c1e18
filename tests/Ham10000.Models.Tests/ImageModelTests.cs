using Ham10000.Dataset;
using TorchSharp;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class ImageModelTests : TorchTest
{
    private static readonly Preprocessing Fitted = new() { Height = 8, Width = 10, Standardization = Standardization.ImageNet };

    [Theory]
    [InlineData(new long[] { 32, 8, 10, 3 }, "(32, 8, 10, 3). The channels come last; permute to (0, 3, 1, 2).")]
    [InlineData(new long[] { 3, 8, 10 }, "(3, 8, 10). The number of images is missing; call unsqueeze(0).")]
    [InlineData(new long[] { 2, 3, 16, 20 }, "(2, 3, 16, 20). Resize them to 8×10, or build the model with Input(16, 20).")]
    [InlineData(new long[] { 2, 1, 8, 10 }, "(2, 1, 8, 10). Batch and Preprocessing make images of that shape.")]
    public void Forward_OfAnotherShape_SaysWhatItExpects(long[] shape, string rest)
    {
        using var model = Small();
        using var images = zeros(shape);
        Action forward = () => model.call(images);
        forward.Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be($"Expected images of shape (N, 3, 8, 10), got {rest}");
    }

    [Fact]
    public void Forward_OfBytes_SaysThatItExpectsFloats()
    {
        using var model = Small();
        using var images = zeros([1, 3, 8, 10], dtype: ScalarType.Byte);
        Action forward = () => model.call(images);
        forward.Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Expected images of type Float32, got Byte. Preprocess them as the model's Preprocessing says.");
    }

    [Fact]
    public void Forward_WithoutParameters_RunsOnTheCpu()
    {
        using var model = ModelBuilder.FromInput(8, 10).GlobalAveragePooling().Build();
        using var batch = Batch.FromImages(new RgbImage(8, 10, new byte[8 * 10 * 3]), Fitted with { Standardization = Standardization.UnitRange });
        using var output = model.Forward(batch);
        model.Device.type.Should().Be(DeviceType.CPU);
        output.shape.Should().Equal(1, 3);
    }

    [Fact]
    public void Train_WithAFrozenPart_KeepsItsBatchNormsInEvaluation()
    {
        using var model = ImageModel.Empty(Architectures.MobileNetEnhanced().Spec);
        model.eval();
        model.train();
        var norms = model.modules().OfType<BatchNormLayer>().ToList();
        norms.Should().HaveCount(28);
        norms.Count(norm => norm.training).Should().Be(17, "blocks 6 to 13 have two each, and the head has one");
        norms.Should().OnlyContain(norm => norm.training == norm.parameters(true).All(parameter => parameter.requires_grad));
        model.training.Should().BeTrue();
    }

    [Fact]
    public void Forward_ThroughTheFrozenPart_RecordsNoGraphBelowTheFirstTrainedLayer()
    {
        using var model = TestModels.Filled(TestModels.Small(Architectures.MobileNet()).TrainLast(0).Spec);
        using var images = FormulaFill.Images(1, 40, 36);
        using var features = ((nn.Module<Tensor, Tensor>)model.children().First()).call(images);
        features.requires_grad.Should().BeFalse();
    }

    [Fact]
    public void Forward_OfImagesThatTakeGradients_PassesThemThroughTheFrozenPart()
    {
        using var model = TestModels.Filled(TestModels.Small(Architectures.MobileNet()).Spec);
        model.eval();
        using var images = FormulaFill.Images(1, 40, 36).requires_grad_();
        using var logits = model.call(images);
        using var sum = logits.sum();
        sum.backward();
        using var gradient = images.grad!;
        TestModels.Values(gradient).Should().Contain(value => value != 0);
    }

    [Fact]
    public void L2Penalty_OfTheEnhancedHead_IsAThousandthOfTheSquaredKernel()
    {
        using var model = TestModels.Filled(Architectures.MobileNetEnhanced().Spec);
        using var penalty = model.L2Penalty();
        var expected = 0.001 * TestModels.Values(model)["layers.dense.weight"].Sum(w => (double)w * w);
        penalty!.item<float>().Should().BeApproximately((float)expected, (float)(expected * 1e-5));
        penalty.backward();
        var trained = model.named_parameters().Where(entry => entry.Item2.grad is not null).Select(entry => entry.Item1);
        trained.Should().Equal("layers.dense.weight");
    }

    [Fact]
    public void L2Penalty_WithoutL2_IsNull()
    {
        using var model = Small();
        model.L2Penalty().Should().BeNull();
    }

    [Fact]
    public void Steps_OfTraining_LeaveTheLiveTensorsOfTheModel()
    {
        using var model = ImageModel.Start(TestModels.Small(Architectures.MobileNetEnhanced(7, PretrainedWeights.Random)).Spec, PretrainedWeights.Random, 1);
        var objective = Objective.For(LabelSchema.Diagnoses);
        using var images = FormulaFill.Images(3, 40, 36);
        using var labels = tensor(new long[] { 0, 3, 6 });
        TrainingStep(model, objective, images, labels);
        var live = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (var i = 0; i < 3; i++)
        {
            TrainingStep(model, objective, images, labels);
        }

        DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(live);
    }

    [Fact]
    public void Evaluation_OfEveryArchitecture_LeavesTheLiveTensorsAsTheyWere()
    {
        foreach (var (name, (builder, _, _)) in TestModels.All)
        {
            using var model = TestModels.Filled(TestModels.Small(builder).Spec);
            model.eval();
            using var images = FormulaFill.Images(1, 40, 36);
            model.call(images).Dispose();
            var live = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
            model.call(images).Dispose();
            DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount.Should().Be(live, name);
        }
    }

    [Fact]
    public void Forward_OfOneTrainingImageThroughABatchNormOfVectors_UsesItsRunningStatistics()
    {
        using var model = ModelBuilder.FromInput(8, 10).GlobalAveragePooling().BatchNorm().Dense(2).Build(seed: 1);
        using var one = FormulaFill.Images(1, 8, 10);
        using var training = model.call(one);
        model.eval();
        using var evaluation = model.call(one);
        TestModels.Values(training).Should().Equal(TestModels.Values(evaluation), (x, y) => MathF.Abs(x - y) < 1e-6f, "sums are taken in another order");
    }

    [Fact]
    public void SetTask_OnAnUntrainedModel_UpdatesStatisticsAndAfterTrainingKeepsThem()
    {
        using var model = Small();
        model.SetTask(LabelSchema.Diagnoses, Fitted);
        var second = Fitted with { Standardization = Standardization.UnitRange };
        model.SetTask(LabelSchema.Diagnoses, second);
        model.Preprocessing.Should().Be(second);
        using var images = FormulaFill.Images(1, 8, 10);
        model.call(images).Dispose();
        model.SetTask(LabelSchema.Diagnoses, Fitted);
        model.Preprocessing.Should().Be(second);
        model.HasTrained.Should().BeTrue();
    }

    [Fact]
    public void SetTask_WithOtherLabels_IsRefused()
    {
        using var model = Small();
        model.SetTask(LabelSchema.Diagnoses, Fitted);
        var others = new LabelSchema("site", LabelKind.Multiclass, ["a", "b", "c", "d", "e", "f", "g"]);
        ((Action)(() => model.SetTask(others, Fitted))).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Small predicts dx: akiec, bcc, bkl, df, mel, nv, vasc and cannot be given other labels, site: a, b, c, d, e, f, g. Build a new model for them.");
    }

    [Fact]
    public void SetTask_WithBinaryLabelsAndSevenOutputs_SaysWhatToBuild()
    {
        using var model = Small();
        var labels = new LabelSchema("sex", LabelKind.Binary, ["female", "male"]);
        ((Action)(() => model.SetTask(labels, Fitted))).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "Small has 7 outputs, and the binary labels sex: female, male need 1. End the model with Dense(1).");
    }

    [Fact]
    public void SetTask_WithAnotherSizeOrUnfittedStatistics_SaysSo()
    {
        using var model = Small();
        ((Action)(() => model.SetTask(LabelSchema.Diagnoses, Fitted with { Width = 11 }))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Small takes images of 8×10, and the preprocessing makes 8×11. Build the model with Input(8, 11), or preprocess to its size.");
        ((Action)(() => model.SetTask(LabelSchema.Diagnoses, Fitted with { Standardization = Standardization.Dataset })))
            .Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("The preprocessing has no mean and deviation yet. Call Fit on it with the training set first.");
    }

    [Fact]
    public void RequireTask_BeforeSetTask_SaysHowToGoOn()
    {
        using var model = Small();
        ((Action)model.RequireTask).Should().ThrowExactly<InvalidOperationException>().Which.Message.Should().Be(
            "Small does not know its classes and preprocessing yet. Train it with Trainer.Fit, load a trained model, or call SetTask.");
    }

    [Fact]
    public void To_AnotherType_MovesParametersAndBuffersAndStillRuns()
    {
        using var model = Small();
        model.eval();
        using var images = FormulaFill.Images(1, 8, 10);
        using var expected = model.call(images);
        model.to(ScalarType.Float64);
        using var wide = images.to_type(ScalarType.Float64);
        using var actual = model.call(wide).to_type(ScalarType.Float32);
        TestModels.Values(actual).Zip(TestModels.Values(expected), (x, y) => Math.Abs(x - y)).Max().Should().BeLessThan(1e-5f);
    }

    private static ImageModel Small() => ModelBuilder.FromInput(8, 10).Named("Small").Flatten().Dense(7).Build(seed: 1);

    private static void TrainingStep(ImageModel model, Objective objective, Tensor images, Tensor labels)
    {
        foreach (var parameter in model.TrainableParameters)
        {
            parameter.grad = null;
        }

        using var logits = model.call(images);
        using var loss = objective.Loss(logits, labels);
        using var penalty = model.L2Penalty();
        using var total = penalty is null ? loss.alias() : loss + penalty;
        total.backward();
    }
}
