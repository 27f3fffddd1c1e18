using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace Ham10000.LibTorch.Tests;

/// <summary>Output and gradients of functions and losses against PyTorch's, within 1e-5 of the Euclidean norm of each.</summary>
public sealed class NnFunctionGoldenTests
{
    private static readonly long[] Image = [2, 4, 7, 6];
    private static readonly long[] Flat = [3, 8];
    private static readonly long[] Logits = [6, 5];

    private static readonly Dictionary<string, (Func<Tensor[], Tensor> Call, long[][] Shapes)> Functions = new()
    {
        ["hardtanh"] = (x => F.hardtanh(x[0], -0.3, 0.6), [Flat]),
        ["hardsigmoid"] = (x => F.hardsigmoid(x[0]), [Flat]),
        ["elu"] = (x => F.elu(x[0], 0.7), [Flat]),
        ["selu"] = (x => F.selu(x[0]), [Flat]),
        ["celu"] = (x => F.celu(x[0], 1.3), [Flat]),
        ["mish"] = (x => F.mish(x[0]), [Flat]),
        ["softplus"] = (x => F.softplus(x[0], 2, 1.5), [Flat]),
        ["logsigmoid"] = (x => F.logsigmoid(x[0]), [Flat]),
        ["softmax_double"] = (x => F.softmax(x[0], 1, ScalarType.Float64), [Flat]),
        ["layer_norm"] = (x => F.layer_norm(x[0], [7, 6], x[1], x[2]), [Image, [7, 6], [7, 6]]),
        ["layer_norm_plain"] = (x => F.layer_norm(x[0], [6], eps: 1e-6), [Image]),
        ["group_norm"] = (x => F.group_norm(x[0], 2, x[1], x[2]), [Image, [4], [4]]),
        ["normalize"] = (x => F.normalize(x[0]), [Image]),
        ["normalize_l1"] = (x => F.normalize(x[0], 1, -1), [Flat]),
        ["conv2d"] = (x => F.conv2d(x[0], x[1], x[2], [1, 2], [1]), [Image, [6, 4, 3, 3], [6]]),
        ["conv_transpose2d"] = (x => F.conv_transpose2d(x[0], x[1], x[2], [2]), [Image, [4, 6, 3, 3], [6]]),
        ["linear"] = (x => F.linear(x[0], x[1], x[2]), [Flat, [5, 8], [5]]),
        ["batch_norm_training"] = (x => F.batch_norm(x[0], null, null, x[1], x[2], true), [Image, [4], [4]]),
        ["interpolate_nearest_exact"] = (x => F.interpolate(x[0], [10, 13], mode: InterpolationMode.NearestExact), [Image]),
        ["interpolate_area"] = (x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Area), [Image]),
        ["interpolate_bilinear"] = (x => F.interpolate(x[0], scale_factor: [1.7], mode: InterpolationMode.Bilinear), [Image]),
        ["interpolate_recompute"] = (
            x => F.interpolate(x[0], scale_factor: [1.7], mode: InterpolationMode.Bilinear, recompute_scale_factor: true), [Image]),
        ["interpolate_antialias"] = (x => F.interpolate(x[0], [3], mode: InterpolationMode.Bilinear, antialias: true), [Image]),
        ["interpolate_bicubic_antialias"] =
            (x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bicubic, antialias: true), [Image]),
        ["pad_constant"] = (x => F.pad(x[0], (1, 2, 0, 3), value: 0.7), [Image]),
        ["pad_reflect"] = (x => F.pad(x[0], (1, 2, 2, 1), PaddingModes.Reflect), [Image]),
        ["pad_replicate"] = (x => F.pad(x[0], (1, 2, 2, 1), PaddingModes.Replicate), [Image]),
        ["pad_circular"] = (x => F.pad(x[0], (1, 2, 2, 1), PaddingModes.Circular), [Image]),
        ["pixel_shuffle"] = (x => F.pixel_shuffle(x[0], 2), [Image]),
        ["pixel_unshuffle"] = (x => F.pixel_unshuffle(x[0], 2), [[2, 3, 6, 4]]),
        ["max_pool2d"] = (x => F.max_pool2d(x[0], 3, 2, ceil_mode: true), [Image]),
        ["max_pool2d_indices"] = (
            x => F.max_pool2d_with_indices(x[0], [2, 2]).indices.to(ScalarType.Float32) * x[0].mean(), [Image]),
        ["adaptive_max_pool2d_indices"] = (
            x => F.adaptive_max_pool2d_with_indices(x[0], [2, 2]).indices.to(ScalarType.Float32) * x[0].mean(), [Image]),
        ["avg_pool2d"] = (x => F.avg_pool2d(x[0], 3, 2, 1, count_include_pad: false), [Image]),
        ["cross_entropy"] = (x => F.cross_entropy(x[0], Classes), [Logits]),
        ["cross_entropy_sum"] = (x => F.cross_entropy(x[0], Classes, reduction: Reduction.Sum), [Logits]),
        ["cross_entropy_none"] = (x => F.cross_entropy(x[0], Classes, reduction: Reduction.None), [Logits]),
        ["cross_entropy_weighted"] = (x => F.cross_entropy(x[0], Classes, Golden.Fill([5], 7).abs() + 0.1), [Logits]),
        ["cross_entropy_smoothed"] = (
            x => F.cross_entropy(x[0], Classes, Golden.Fill([5], 7).abs() + 0.1, label_smoothing: 0.1), [Logits]),
        ["cross_entropy_ignored"] = (x => F.cross_entropy(x[0], Classes, ignore_index: 2), [Logits]),
        ["cross_entropy_probabilities"] = (x => F.cross_entropy(x[0], F.softmax(x[1], 1)), [Logits, Logits]),
        ["cross_entropy_images"] = (x => F.cross_entropy(x[0], (arange(12) % 4).reshape(2, 2, 3)), [[2, 4, 2, 3]]),
        ["nll_loss"] = (x => F.nll_loss(F.log_softmax(x[0], 1), Classes), [Logits]),
        ["bce"] = (x => F.binary_cross_entropy(x[0], x[1]), [Logits, Logits]),
        ["bce_with_logits"] = (x => F.binary_cross_entropy_with_logits(x[0], x[1].abs()), [Logits, Logits]),
        ["bce_with_logits_weighted"] = (
            x => F.binary_cross_entropy_with_logits(
                x[0], x[1].abs(), Golden.Fill([5], 7).abs(), Reduction.Sum, Golden.Fill([5], 8).abs() + 0.5), [Logits, Logits]),
        ["mse"] = (x => F.mse_loss(x[0], x[1]), [Logits, Logits]),
        ["mse_sum"] = (x => F.mse_loss(x[0], x[1], Reduction.Sum), [Logits, Logits]),
        ["l1"] = (x => F.l1_loss(x[0], x[1]), [Logits, Logits]),
        ["smooth_l1"] = (x => F.smooth_l1_loss(x[0], x[1], beta: 0.5), [Logits, Logits]),
        ["huber"] = (x => F.huber_loss(x[0], x[1], 0.4), [Logits, Logits]),
        ["kl_div"] = (x => F.kl_div(F.log_softmax(x[0], 1), F.log_softmax(x[1], 1)), [Logits, Logits]),
    };

    public static TheoryData<string> Names => GoldenFile.Theory("function");

    private static Tensor Classes => tensor(new long[] { 2, 0, 4, 1, 3, 2 });

    [Fact]
    public void Functions_AllCases_AreThoseOfTheGoldenFile() =>
        Functions.Keys.Should().BeEquivalentTo(GoldenFile.Names("function"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_AndGradients_AgreeWithPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (call, shapes) = Functions[name];
        var inputs = shapes.Select((shape, i) =>
        {
            var x = Golden.Fill(shape, 1 + i);
            return (name == "bce" ? x.abs() * 0.9f + 0.05f : x).detach().requires_grad_();
        }).ToArray();
        var results = new Dictionary<string, float[]>();
        Golden.Backward(call(inputs), inputs, results);
        Golden.Compare(results, GoldenFile.Case("function", name));
    }

    [Fact]
    public void Losses_AsModules_GiveWhatTheFunctionsGive()
    {
        using var scope = NewDisposeScope();
        var x = Golden.Fill(Logits, 1);
        var y = Golden.Fill(Logits, 2).abs();
        var weight = Golden.Fill([5], 7).abs() + 0.1;
        using var crossEntropy = new TorchSharp.Modules.CrossEntropyLoss(weight.alias(), 3, Reduction.Sum, 0.2);
        crossEntropy.call(x, Classes).item<float>().Should()
            .Be(F.cross_entropy(x, Classes, weight, 3, Reduction.Sum, 0.2).item<float>());
        using var withLogits = nn.BCEWithLogitsLoss(pos_weights: weight.alias());
        withLogits.call(x, y).item<float>().Should()
            .Be(F.binary_cross_entropy_with_logits(x, y, pos_weights: weight).item<float>());
        using var squares = nn.MSELoss(Reduction.Sum);
        squares.call(x, y).item<float>().Should().Be(F.mse_loss(x, y, Reduction.Sum).item<float>());
    }

    [Fact]
    public void OneHot_OfClasses_HasOneOnePerRow()
    {
        using var scope = NewDisposeScope();
        F.one_hot(tensor(new long[] { 1, 0, 2 }), 4).data<long>().ToArray().Should().Equal(0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);
    }

    [Fact]
    public void Activations_InPlace_ChangeTheInput()
    {
        using var scope = NewDisposeScope();
        foreach (var call in new Func<Tensor, bool, Tensor>[]
                 {
                     (x, inplace) => F.relu(x, inplace), (x, inplace) => F.relu6(x, inplace), (x, inplace) => F.silu(x, inplace),
                     (x, inplace) => F.leaky_relu(x, 0.1, inplace), (x, inplace) => F.gelu(x, inplace),
                     (x, inplace) => F.hardswish(x, inplace), (x, inplace) => F.sigmoid(x, inplace),
                     (x, inplace) => F.tanh(x, inplace), (x, inplace) => F.elu(x, 1, inplace), (x, inplace) => F.mish(x, inplace),
                 })
        {
            var expected = Golden.Values(call(Golden.Fill(Flat, 3), false));
            var x = Golden.Fill(Flat, 3);
            var result = call(x, true);
            Golden.Values(x).Should().Equal(expected);
            Golden.Values(result).Should().Equal(expected);
        }
    }

    [Fact]
    public void Relu6_OfBFloat16_HasAGradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[] { -1, 3, 7 }).to(ScalarType.BFloat16).requires_grad_();
        F.relu6(x).sum().backward();
        Golden.Values(x.grad!).Should().Equal(0, 1, 0);
    }
}
