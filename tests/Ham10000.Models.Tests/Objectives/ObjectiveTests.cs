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
}
