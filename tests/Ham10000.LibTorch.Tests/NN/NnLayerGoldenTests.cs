using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Ham10000.LibTorch.Tests;

/// <summary>Output, gradients, buffers after a training step and output in evaluation mode of every layer, against PyTorch's,
/// within 1e-5 of the Euclidean norm of each.</summary>
public sealed class NnLayerGoldenTests
{
    private static readonly long[] Image = [2, 4, 7, 6];

    private static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Make, long[] Shape)> Layers = new()
    {
        ["conv2d"] = (() => Conv2d(4, 6, 3), Image),
        ["conv2d_stride_padding"] = (() => Conv2d(4, 6, 3, stride: 2, padding: 1), Image),
        ["conv2d_tuple_dilation"] = (() => Conv2d(4, 6, (3, 2), (2, 1), (1, 2), (1, 2)), Image),
        ["conv2d_groups_no_bias"] = (() => Conv2d(4, 8, 3, padding: 1, groups: 2, bias: false), Image),
        ["conv2d_depthwise"] = (() => Conv2d(4, 4, 3, padding: 1, groups: 4, bias: false), Image),
        ["conv2d_same"] = (() => Conv2d(4, 6, (4, 3), Padding.Same), Image),
        ["conv2d_valid"] = (() => Conv2d(4, 6, 3, Padding.Valid), Image),
        ["conv2d_reflect"] = (() => Conv2d(4, 6, (3, 3), padding: (1, 2), padding_mode: PaddingModes.Reflect), Image),
        ["conv2d_same_circular"] = (() => Conv2d(4, 6, (4, 3), Padding.Same, padding_mode: PaddingModes.Circular), Image),
        ["conv_transpose2d"] = (() => ConvTranspose2d(4, 6, 3), Image),
        ["conv_transpose2d_stride"] = (() => ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1), Image),
        ["conv_transpose2d_groups"] =
            (() => ConvTranspose2d(4, 6, (2, 3), (2, 1), dilation: (2, 1), groups: 2, bias: false), Image),
        ["linear"] = (() => Linear(6, 5), [3, 6]),
        ["linear_no_bias"] = (() => Linear(6, 5, false), [2, 3, 6]),
        ["batch_norm1d"] = (() => BatchNorm1d(4), [5, 4]),
        ["batch_norm1d_sequence"] = (() => BatchNorm1d(4, momentum: 0.3), [5, 4, 3]),
        ["batch_norm2d"] = (() => BatchNorm2d(4), Image),
        ["batch_norm2d_eps"] = (() => BatchNorm2d(4, 1e-3, 0.01), Image),
        ["batch_norm2d_plain"] = (() => BatchNorm2d(4, affine: false), Image),
        ["batch_norm2d_untracked"] = (() => BatchNorm2d(4, track_running_stats: false), Image),
        ["relu"] = (() => ReLU(), Image),
        ["relu6"] = (() => ReLU6(), Image),
        ["leaky_relu"] = (() => LeakyReLU(0.2), Image),
        ["sigmoid"] = (() => Sigmoid(), Image),
        ["tanh"] = (() => Tanh(), Image),
        ["silu"] = (() => SiLU(), Image),
        ["hardswish"] = (() => Hardswish(), Image),
        ["gelu"] = (() => GELU(), Image),
        ["gelu_tanh"] = (() => GELU(TorchSharp.Modules.GELU.Approximate.tanh), Image),
        ["softmax"] = (() => Softmax(1), Image),
        ["log_softmax"] = (() => LogSoftmax(-1), Image),
        ["identity"] = (() => Identity(), Image),
        ["flatten"] = (() => Flatten(), Image),
        ["flatten_range"] = (() => Flatten(2, 3), Image),
        ["unflatten"] = (() => Unflatten(1, [2, -1]), Image),
        ["max_pool2d"] = (() => MaxPool2d(2), Image),
        ["max_pool2d_ceil"] = (() => MaxPool2d(3, 2, 1, ceil_mode: true), Image),
        ["max_pool2d_tuple"] = (() => MaxPool2d((3, 2), (1, 2), dilation: (2, 1)), Image),
        ["avg_pool2d"] = (() => AvgPool2d(2), Image),
        ["avg_pool2d_padding"] = (() => AvgPool2d(3, 2, 1, count_include_pad: false), Image),
        ["avg_pool2d_divisor"] = (() => AvgPool2d((3, 2), (2, 1), ceil_mode: true, divisor_override: 5), Image),
        ["adaptive_avg_pool2d"] = (() => AdaptiveAvgPool2d(1), Image),
        ["adaptive_avg_pool2d_size"] = (() => AdaptiveAvgPool2d((3, 4)), Image),
        ["adaptive_max_pool2d"] = (() => AdaptiveMaxPool2d([3, 2]), Image),
        ["upsample_nearest"] = (() => Upsample(scale_factor: [2]), Image),
        ["upsample_bilinear"] = (() => Upsample([11, 9], mode: UpsampleMode.Bilinear, align_corners: true), Image),
        ["upsample_bicubic"] = (() => Upsample(scale_factor: [1.5, 2.5], mode: UpsampleMode.Bicubic), Image),
        ["dropout_zero"] = (() => Dropout(0), Image),
        ["dropout2d_zero"] = (() => Dropout2d(0), Image),
        ["sequential"] = (
            () => Sequential(Conv2d(4, 6, 3, bias: false), BatchNorm2d(6), ReLU(), MaxPool2d(2), Flatten(), Linear(24, 3)), Image),
    };

    public static TheoryData<string> Names => GoldenFile.Theory("layer");

    [Fact]
    public void Layers_AllCases_AreThoseOfTheGoldenFile() =>
        Layers.Keys.Should().BeEquivalentTo(GoldenFile.Names("layer"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_AndBackward_AgreeWithPyTorch(string name) =>
        Golden.Compare(Run(name, x => x), GoldenFile.Case("layer", name));

    [Theory]
    [InlineData("conv2d_stride_padding")]
    [InlineData("conv2d_depthwise")]
    [InlineData("batch_norm2d")]
    [InlineData("max_pool2d_ceil")]
    [InlineData("adaptive_avg_pool2d_size")]
    [InlineData("sequential")]
    public void Forward_OfChannelsLastInput_AgreesWithPyTorch(string name) => Golden.Compare(
        Run(name, x => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2)), GoldenFile.Case("layer", name));

    private static Dictionary<string, float[]> Run(string name, Func<Tensor, Tensor> layout)
    {
        using var scope = NewDisposeScope();
        var (make, shape) = Layers[name];
        using var layer = make();
        using (no_grad())
        {
            var index = 10;
            foreach (var (_, parameter) in layer.named_parameters())
            {
                parameter.copy_(Golden.Fill(parameter.shape, index++, 0.5));
            }
        }

        var input = layout(Golden.Fill(shape, 1)).detach().requires_grad_();
        var results = new Dictionary<string, float[]>();
        Golden.Backward(layer.call(input), [input], results);
        foreach (var (key, parameter) in layer.named_parameters())
        {
            results["grad." + key] = Golden.Values(parameter.grad!);
        }

        foreach (var (key, buffer) in layer.named_buffers())
        {
            results["buffer." + key] = Golden.Values(buffer);
        }

        layer.eval();
        results["eval"] = Golden.Values(layer.call(input));
        return results;
    }
}
