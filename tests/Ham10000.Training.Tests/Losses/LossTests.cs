using Ham10000.Dataset;
using Ham10000.Models;
using Ham10000.Training.Internals;
using TorchSharp;

namespace Ham10000.Training.Tests;

[Collection(TorchTests.Name)]
public sealed class LossTests
{
    [Theory]
    [MemberData(nameof(LossCase.All), MemberType = typeof(LossCase))]
    public void Of_ABatch_IsPyTorchsValueAndGradient(LossCase expected)
    {
        using var loss = BatchLoss.Of(expected.Ours, Objective.For(expected.Labels), expected.Shares, torch.CPU);

        var (value, gradient) = expected.Measure(loss);

        value.Should().BeApproximately(expected.Loss, 1e-6f * Math.Max(1, Math.Abs(expected.Loss)));
        var wanted = expected.Gradient.SelectMany(row => row).ToArray();
        gradient.Zip(wanted, (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-6f);
    }

    [Fact]
    public void Of_WithoutALoss_IsTheObjectives()
    {
        var plain = LossCase.Cases.Where(c => c is { Weights: null, Smoothing: 0, Gamma: 0, Tau: 0, Mix: null }).ToList();
        plain.Should().HaveCount(2, "one with classes and a binary one");
        foreach (var expected in plain)
        {
            using var loss = BatchLoss.Of(null, Objective.For(expected.Labels), null, torch.CPU);
            expected.Measure(loss).Loss.Should().BeApproximately(expected.Loss, 1e-6f * Math.Max(1, expected.Loss));
        }
    }

    [Fact]
    public void Of_ACertainlyRightAnswer_HasAFiniteFocalGradient()
    {
        foreach (var gamma in new[] { 0.5, 1, 2 })
        {
            using var scope = torch.NewDisposeScope();
            using var loss = BatchLoss.Of(Loss.Focal(gamma), Objective.For(LabelSchema.Diagnoses), new ClassShares(false, new int[7]), torch.CPU);
            var logits = torch.tensor(new float[] { 200, 0, 0, 0, 0, 0, -200 }, [1, 7], requires_grad: true);
            var value = loss.Of(logits, torch.tensor(new long[] { 0 }), 1);
            value.backward();
            value.item<float>().Should().Be(0);
            logits.grad!.data<float>().ToArray().Should().OnlyContain(g => float.IsFinite(g));
        }
    }

    [Fact]
    public void Of_ABatchWhoseWeightsAreAll0_Is0()
    {
        using var scope = torch.NewDisposeScope();
        var weights = ClassWeights.Of(LabelSchema.Diagnoses, [0, 1, 1, 1, 1, 1, 1]);
        using var loss = BatchLoss.Of(Loss.CrossEntropy(weights), Objective.For(LabelSchema.Diagnoses), new ClassShares(false, new int[7]), torch.CPU);
        var logits = torch.randn(2, 7, requires_grad: true);
        var value = loss.Of(logits, torch.tensor(new long[] { 0, 0 }), loss.Divisor([0, 0]));
        value.backward();
        value.item<float>().Should().Be(0, "PyTorch gives NaN, which would end a fit for a batch that says nothing");
        logits.grad!.data<float>().ToArray().Should().OnlyContain(g => g == 0);
    }

    [Fact]
    public void Logarithms_OfAClassWithoutImages_CountsItAsHavingOne() =>
        new ClassShares(false, [0, 3, 4]).Logarithms().Should().Equal(Math.Log(1 / 8.0), Math.Log(3 / 8.0), Math.Log(4 / 8.0));

    [Fact]
    public void ToString_NamesWhatDiffersFromThePlainForm()
    {
        Loss.CrossEntropy().ToString().Should().Be("cross entropy");
        (Loss.CrossEntropy(ClassWeights.SquareRoot, labelSmoothing: 0.1) with { LogitAdjustment = 0.5 }).ToString()
            .Should().Be("cross entropy, class weights by SquareRoot, label smoothing 0.1, logit adjustment 0.5");
        Loss.Focal(2, alpha: 0.25).ToString().Should().Be("focal loss, alpha 0.25, gamma 2");
        Loss.LogitAdjusted().ToString().Should().Be("logit-adjusted cross entropy, logit adjustment 1");
        Loss.ClassBalanced().ToString().Should().Be("class-balanced loss, beta 0.999");
        Loss.Custom("mine", (outputs, _) => outputs.mean()).ToString().Should().Be("mine");
        var weights = ClassWeights.Of(LabelSchema.Diagnoses, [1, 1, 1, 1, 1, 1, 2], "vascular twice");
        (Loss.CrossEntropy(weights) with { Mean = LossMean.OverImages }).ToString().Should().Be("cross entropy, class weights vascular twice over images");
    }

    [Fact]
    public void ClassBalanced_WithABetaOf1_IsRefused()
    {
        var make = () => Loss.ClassBalanced(1);
        make.Should().ThrowExactly<ArgumentOutOfRangeException>().Which.Message.Should().StartWith("Expected at least 0 and below 1.");
    }
}
