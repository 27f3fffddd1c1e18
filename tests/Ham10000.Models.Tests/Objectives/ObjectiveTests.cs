using Ham10000.Dataset;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

public sealed class ObjectiveTests : TorchTest
{
    private static readonly Objective Binary = Objective.For(new LabelSchema("sex", LabelKind.Binary, ["female", "male"]));
    private static readonly Objective Diagnoses = Objective.For(LabelSchema.Diagnoses);

    [Fact]
    public void Loss_OfClasses_IsTheMeanOfMinusLogSoftmax()
    {
        float[] scores = [1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5];
        using var flat = tensor(scores);
        using var logits = flat.view(2, 7);
        using var labels = tensor(new long[] { 2, 0 });
        using var loss = Diagnoses.Loss(logits, labels);
        var first = Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3) + 4) - 3;
        var second = Math.Log(6 + Math.Exp(5)) - 0;
        loss.item<float>().Should().BeApproximately((float)((first + second) / 2), 1e-6f);
    }

    [Fact]
    public void Probabilities_OfClasses_SumToOneInTheOrderOfTheLabels()
    {
        using var flat = tensor(new float[] { 1, 2, 3, 0, 0, 0, -1000 });
        using var logits = flat.view(1, 7);
        using var probabilities = Diagnoses.Probabilities(logits);
        var values = TestModels.Values(probabilities);
        values.Sum().Should().BeApproximately(1, 1e-6f);
        values[2].Should().BeApproximately((float)(Math.Exp(3) / (Math.Exp(1) + Math.Exp(2) + Math.Exp(3) + 3)), 1e-6f);
        values[6].Should().Be(0);
    }

    [Fact]
    public void Loss_OfBinaryLabels_IsTheMeanOfMinusLogSigmoid()
    {
        using var logits = tensor(new float[] { 2, -3 }).view(2, 1);
        using var labels = tensor(new long[] { 1, 1 });
        using var loss = Binary.Loss(logits, labels);
        loss.item<float>().Should().BeApproximately((float)((Math.Log(1 + Math.Exp(-2)) + Math.Log(1 + Math.Exp(3))) / 2), 1e-6f);
    }

    [Fact]
    public void Probabilities_OfBinaryLabels_AreTwoColumnsThatKeepTinyValues()
    {
        using var logits = tensor(new float[] { 2, 40 }).view(2, 1);
        using var probabilities = Binary.Probabilities(logits);
        probabilities.shape.Should().Equal(2, 2);
        var values = TestModels.Values(probabilities);
        values[0].Should().BeApproximately((float)(1 / (1 + Math.Exp(2))), 1e-7f);
        values[1].Should().BeApproximately((float)(1 / (1 + Math.Exp(-2))), 1e-7f);
        values[2].Should().BeApproximately(4.2483543e-18f, 1e-23f);
        values[3].Should().Be(1);
    }

    [Fact]
    public void Loss_OfAnotherShape_SaysWhatItExpects()
    {
        using var logits = zeros([2, 5]);
        using var seven = zeros([2, 7]);
        using var labels = zeros([3], dtype: ScalarType.Int64);
        ((Action)(() => Diagnoses.Loss(logits, labels))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Expected logits of shape (N, 7), got (2, 5). End the model with Dense(7).");
        ((Action)(() => Diagnoses.Loss(seven, labels))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Expected labels of shape (2,), one per row of logits, got (3,).");
    }

    [Fact]
    public void Loss_OfEveryObjective_IsTorchsWithItsGradient()
    {
        var golden = Golden.Read("objectives.json");
        using var scope = NewDisposeScope();
        var values = FormulaFill.Images(2, 4, 7).contiguous();
        var logits = values.flatten().narrow(0, 0, 42).mul(4);
        ShouldBe(golden["binary"], Binary, logits.view(42, 1), tensor(Enumerable.Range(0, 42).Select(i => i % 3 == 0 ? 1L : 0).ToArray()));
        ShouldBe(golden["classes"], Diagnoses, logits.view(6, 7), tensor(Enumerable.Range(0, 6).Select(i => i * 3L % 7).ToArray()));
        ShouldBe(golden["reconstruction"], Objective.Reconstruction, values.mul(3), values.flip(3));
    }

    [Fact]
    public void Target_IsTheLabelsOrTheImages()
    {
        using var scope = NewDisposeScope();
        using var batch = Batch.FromImages(new RgbImage(1, 2, [10, 20, 30, 40, 50, 60]), new Preprocessing { Height = 1, Width = 2, Standardization = Standardization.UnitRange });
        Diagnoses.Target(batch).data<long>().ToArray().Should().Equal([-1L]);
        var target = Objective.Reconstruction.Target(batch);
        target.shape.Should().Equal(1, 3, 1, 2);
        TestModels.Values(target).Should().Equal(new[] { 0, 3, 1, 4, 2, 5 }.Select(i => batch.PixelBuffer[i]));
    }

    [Fact]
    public void Reconstruction_OfOtherShapes_SaysWhatItExpects()
    {
        using var logits = zeros([2, 7]);
        using var images = zeros([2, 3, 4, 5]);
        using var others = zeros([2, 3, 4, 6]);
        ((Action)(() => Objective.Reconstruction.Loss(logits, images))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Expected reconstructed images of shape (N, 3, H, W), got (2, 7).");
        ((Action)(() => Objective.Reconstruction.Loss(images, others))).Should().ThrowExactly<ArgumentException>().Which.Message
            .Should().Be("Expected target images of the reconstruction's shape (2, 3, 4, 5), got (2, 3, 4, 6).");
        ((Action)(() => Objective.Reconstruction.Probabilities(images))).Should().ThrowExactly<InvalidOperationException>().Which.Message
            .Should().Be("A reconstruction has no class probabilities: its outputs are images. ImageModel.Reconstruct gives them.");
    }

    private static void ShouldBe(Golden golden, Objective objective, Tensor outputs, Tensor target)
    {
        var leaf = outputs.detach().requires_grad_();
        var loss = objective.Loss(leaf, target);
        loss.backward();
        golden["loss"].ShouldBe(loss, 1e-6, "loss");
        golden["gradient"].ShouldBe(leaf.grad!, 1e-5, "gradient");
    }
}
