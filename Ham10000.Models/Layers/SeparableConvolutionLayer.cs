using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A depthwise convolution and the 1×1 convolution behind it as one layer with two kernels, as in Keras.</summary>
internal sealed class SeparableConvolutionLayer : LayerModule
{
    private const string DepthwiseKey = "depthwise_weight";
    private const string PointwiseKey = "pointwise_weight";

    private readonly int _inputs;
    private readonly SeparableConv2dSpec _spec;
    private readonly PaddingRule _padding;
    private Parameter? _depthwise;
    private Parameter? _pointwise;

    public SeparableConvolutionLayer(int inputs, SeparableConv2dSpec spec)
        : base("SeparableConv2D")
    {
        (_inputs, _spec, _padding, L2) = (inputs, spec, PaddingRule.From(spec.Padding), spec.L2);
        AddParameter(DepthwiseKey, Between, 1, spec.Kernel, spec.Kernel);
        AddParameter(PointwiseKey, spec.Filters, Between, 1, 1);
        if (spec.Bias)
        {
            AddParameter("bias", spec.Filters);
        }
    }

    private int Between => _inputs * _spec.Multiplier;

    private Parameter Depthwise => _depthwise ??= get_parameter(DepthwiseKey)!;

    private Parameter Pointwise => _pointwise ??= get_parameter(PointwiseKey)!;

    public override FeatureShape OutputShape(FeatureShape input) => _spec.OutputShape(input);

    public override long? MultiplyAdds(FeatureShape input) =>
        (_spec.Depthwise.OutputShape(input).Count * _spec.Kernel * _spec.Kernel) + (OutputShape(input).Count * Between);

    public override void Initialise(WeightRandom random)
    {
        var area = (double)_spec.Kernel * _spec.Kernel;
        Initialise(Depthwise, random, _spec.Initializer, fanIn: area, fanOut: area * Between);
        Initialise(Pointwise, random, _spec.Initializer, fanIn: Between, fanOut: _spec.Filters);
    }

    public override Tensor SquaredKernel()
    {
        using var depthwise = Squares(Depthwise);
        return Squares(Pointwise).Then(x => x.add(depthwise));
    }

    public override Tensor forward(Tensor input)
    {
        var (top, bottom) = _padding.Of((int)input.size(2), _spec.Kernel, _spec.Stride);
        var (left, right) = _padding.Of((int)input.size(3), _spec.Kernel, _spec.Stride);
        if (left == right && top == bottom)
        {
            return Filter(input, top, left).Then(Mix).Then(_spec.Activation);
        }

        using var padded = nn.functional.pad(input, [left, right, top, bottom]);
        return Filter(padded, 0, 0).Then(Mix).Then(_spec.Activation);
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        var (top, bottom) = _padding.Of(input.Shape.Height, _spec.Kernel, _spec.Stride);
        var (left, right) = _padding.Of(input.Shape.Width, _spec.Kernel, _spec.Stride);
        var filtered = graph.Add(
            OnnxOperators.Convolution, $"{graph.PathOf(this)}.depthwise", _spec.Depthwise.OutputShape(input.Shape), [input.Name, graph.AddWeight(this, DepthwiseKey, Depthwise)],
            OnnxAttribute.Of("kernel_shape", _spec.Kernel, _spec.Kernel), OnnxAttribute.Of("strides", _spec.Stride, _spec.Stride),
            OnnxAttribute.Of("pads", top, left, bottom, right), OnnxAttribute.Of("group", _inputs));
        string[] bias = _spec.Bias ? [graph.AddWeight(this, "bias", Bias)] : [];
        return graph.Add(
            OnnxOperators.Convolution, graph.PathOf(this), OutputShape(input.Shape), [filtered.Name, graph.AddWeight(this, PointwiseKey, Pointwise), .. bias],
            OnnxAttribute.Of("kernel_shape", 1, 1)).Then(_spec.Activation);
    }

    protected override void ForgetTensors()
    {
        base.ForgetTensors();
        (_depthwise, _pointwise) = (null, null);
    }

    private Tensor Filter(Tensor input, int rows, int columns) =>
        nn.functional.conv2d(input, Depthwise, strides: [_spec.Stride, _spec.Stride], padding: [rows, columns], groups: _inputs);

    private Tensor Mix(Tensor maps) => nn.functional.conv2d(maps, Pointwise, _spec.Bias ? Bias : null);
}
