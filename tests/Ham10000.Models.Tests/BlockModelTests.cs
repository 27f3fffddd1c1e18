using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>What a model does with the layers inside its blocks.</summary>
public sealed class BlockModelTests : TorchTest
{
    private static readonly ModelBuilder Builder = ModelBuilder.FromInput(8, 6).Named("Blocks")
        .Conv2d(4)
        .Residual(b => b.Conv2d(4, activation: Activation.Relu).BatchNorm().Conv2d(6), s => s.Conv2d(6, kernel: 1), Activation.Relu)
        .Residual(b => b.Conv2d(6))
        .Concatenate(b => b, b => b.Conv2d(2).Residual(c => c.BatchNorm()))
        .Flatten().Concatenate(b => b.Dense(3, l2: 0.5), b => b.Dense(2, l2: 0.25)).Dense(7, l2: 2);

    [Fact]
    public void Layers_OfBlocks_StandBeforeTheirBlockUnderDottedNames()
    {
        using var model = Builder.Build(seed: 1);
        model.Layers.Select(layer => $"{layer.Name} {layer.Type} {layer.OutputShape} {layer.ParameterCount}").Should().Equal(
            "input InputLayer (N, 3, 8, 6) 0",
            "conv2d Conv2D (N, 4, 8, 6) 112",
            "residual.branch.conv2d Conv2D (N, 4, 8, 6) 148",
            "residual.branch.batch_normalization BatchNormalization (N, 4, 8, 6) 16",
            "residual.branch.conv2d_1 Conv2D (N, 6, 8, 6) 222",
            "residual.shortcut.conv2d Conv2D (N, 6, 8, 6) 30",
            "residual Add (N, 6, 8, 6) 0",
            "residual_1.branch.conv2d Conv2D (N, 6, 8, 6) 330",
            "residual_1 Add (N, 6, 8, 6) 0",
            "concatenate.branch2.conv2d Conv2D (N, 2, 8, 6) 110",
            "concatenate.branch2.residual.branch.batch_normalization BatchNormalization (N, 2, 8, 6) 8",
            "concatenate.branch2.residual Add (N, 2, 8, 6) 0",
            "concatenate Concatenate (N, 8, 8, 6) 0",
            "flatten Flatten (N, 384) 0",
            "concatenate_1.branch1.dense Dense (N, 3) 1155",
            "concatenate_1.branch2.dense Dense (N, 2) 770",
            "concatenate_1 Concatenate (N, 5) 0",
            "dense Dense (N, 7) 42");
        model.ParameterCount.Should().Be(model.state_dict().Where(entry => entry.Value.is_floating_point()).Sum(entry => entry.Value.numel()));
    }

    [Fact]
    public void StateDict_OfBlocks_HasReadableKeys()
    {
        using var model = Builder.Build(seed: 1);
        model.state_dict().Keys.Where(key => key.EndsWith(".weight", StringComparison.Ordinal)).Should().Equal(
            "layers.conv2d.weight", "layers.residual.branch.conv2d.weight", "layers.residual.branch.batch_normalization.weight", "layers.residual.branch.conv2d_1.weight",
            "layers.residual.shortcut.conv2d.weight", "layers.residual_1.branch.conv2d.weight", "layers.concatenate.branch2.conv2d.weight",
            "layers.concatenate.branch2.residual.branch.batch_normalization.weight", "layers.concatenate_1.branch1.dense.weight",
            "layers.concatenate_1.branch2.dense.weight", "layers.dense.weight");
    }

    [Fact]
    public void Build_OfBlocks_GivesEveryKernelInsideItsStart()
    {
        using var model = Builder.Build(seed: 1);
        TestModels.Values(model).Where(entry => entry.Key.EndsWith("weight", StringComparison.Ordinal))
            .Should().OnlyContain(entry => entry.Value.Any(value => value != 0));
    }

    [Fact]
    public void L2Penalty_OfBlocks_AddsTheKernelsInside()
    {
        using var model = Builder.Build(seed: 1);
        var values = TestModels.Values(model);
        var expected = (0.5 * Squares("layers.concatenate_1.branch1.dense.weight")) + (0.25 * Squares("layers.concatenate_1.branch2.dense.weight")) + (2 * Squares("layers.dense.weight"));
        using var penalty = model.L2Penalty()!;
        penalty.item<float>().Should().BeApproximately((float)expected, 1e-5f * (float)expected);
        double Squares(string key) => values[key].Sum(value => (double)value * value);
    }

    [Fact]
    public void L2Penalty_OfEveryLayerWithAKernel_IsTheSumOfItsSquares()
    {
        using var model = ModelBuilder.FromInput(8, 6)
            .Conv2d(4, l2: 1).DepthwiseConv2d(l2: 2).Conv2dTranspose(3, l2: 4).Residual(b => b.SeparableConv2d(3, multiplier: 2, l2: 8)).Flatten().Dense(2, l2: 16).Build(seed: 1);
        var values = TestModels.Values(model);
        (string Key, double L2)[] kernels = [("conv2d.weight", 1), ("depthwise_conv2d.weight", 2), ("conv2d_transpose.weight", 4), ("residual.branch.separable_conv2d.depthwise_weight", 8),
            ("residual.branch.separable_conv2d.pointwise_weight", 8), ("dense.weight", 16)];
        var expected = kernels.Sum(kernel => kernel.L2 * values[$"layers.{kernel.Key}"].Sum(value => (double)value * value));
        using var penalty = model.L2Penalty()!;
        penalty.item<float>().Should().BeApproximately((float)expected, 1e-5f * (float)expected);
        penalty.backward();
        foreach (var (key, l2) in kernels)
        {
            using var gradient = model.get_parameter($"layers.{key}")!.grad;
            TestModels.Values(gradient!).Zip(values[$"layers.{key}"], (found, weight) => Math.Abs(found - (2 * l2 * weight))).Max().Should().BeLessThan(1e-4f, key);
        }
    }

    [Fact]
    public void Train_AndEval_ReachTheLayersInside()
    {
        using var model = Builder.Build(seed: 1);
        var norms = model.modules().OfType<BatchNormLayer>().ToList();
        norms.Should().HaveCount(2).And.OnlyContain(norm => norm.training);
        model.eval();
        norms.Should().OnlyContain(norm => !norm.training);
        norms[0].Freeze(true);
        model.train();
        norms.Select(norm => norm.training).Should().Equal(false, true);
    }

    [Fact]
    public void Freeze_OfABlock_LeavesItsLayersToThemselves()
    {
        using var model = Builder.Build(seed: 1);
        var block = model.modules().OfType<ResidualLayer>().First();
        block.Freeze(true);
        block.IsFrozen.Should().BeFalse("three layers inside are trained");
        foreach (var inner in block.Inner)
        {
            inner.Module.Freeze(true);
        }

        block.IsFrozen.Should().BeTrue();
        block.Freeze(false);
        block.IsFrozen.Should().BeTrue();
    }

    [Fact]
    public void Forward_InTraining_LeavesNoTensorBehind()
    {
        using var model = Builder.Build(seed: 1);
        using var images = FormulaFill.Images(2, 8, 6);
        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            using var logits = model.call(images);
            using var sum = logits.sum();
            sum.backward();
            scope.DisposablesCount.Should().Be(2, "the logits and their sum are all that is left");
        }
    }
}
