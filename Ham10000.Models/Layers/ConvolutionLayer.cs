using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>A convolution of feature maps, plain or depthwise, with TensorFlow's or PyTorch's padding, a bias or none, and an activation.</summary>
internal sealed partial class ConvolutionLayer : LayerModule
{
    private readonly int _kernel;
    private readonly int _stride;
    private readonly int _groups;
    private readonly PaddingRule _padding;
    private readonly Activation _activation;
    private readonly KernelInitializer _initializer;

    public ConvolutionLayer(
        int inputs, int outputs, int kernel, int stride = 1, PaddingRule padding = default, int groups = 1, bool bias = false,
        Activation activation = Activation.None, KernelInitializer initializer = KernelInitializer.GlorotUniform)
        : base(groups == 1 ? "Conv2D" : "DepthwiseConv2D")
    {
        (Inputs, Outputs, _kernel, _stride, _padding, _groups) = (inputs, outputs, kernel, stride, padding, groups);
        (_activation, _initializer) = (activation, initializer);
        AddParameter("weight", outputs, inputs / groups, kernel, kernel);
        if (bias)
        {
            AddParameter("bias", outputs);
        }

        HasBias = bias;
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public int Stride => _stride;

    public bool HasBias { get; }

    public override bool TakesBFloat16 => true;

    /// <summary>Pixels from one row or column of the window to the next.</summary>
    public int Dilation { get; init; } = 1;

    private int Window => ((_kernel - 1) * Dilation) + 1;

    /// <summary>A depthwise convolution: one kernel per feature map.</summary>
    public static ConvolutionLayer Depthwise(int channels, int kernel, int stride, PaddingRule padding) =>
        new(channels, channels, kernel, stride, padding, groups: channels);

    /// <summary>A 1×1 convolution.</summary>
    public static ConvolutionLayer Pointwise(int inputs, int outputs, int stride = 1) => new(inputs, outputs, kernel: 1, stride);

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        Outputs, _padding.OutputSize(input.Height, Window, _stride), _padding.OutputSize(input.Width, Window, _stride));

    public override long? MultiplyAdds(FeatureShape input) => OutputShape(input).Count * _kernel * _kernel * (Inputs / _groups);

    /// <summary>Zeros that the layer lays around its input: left, right, top, bottom.</summary>
    public (int Left, int Right, int Top, int Bottom) PaddingOf(int height, int width)
    {
        var (top, bottom) = _padding.Of(height, Window, _stride);
        var (left, right) = _padding.Of(width, Window, _stride);
        return (left, right, top, bottom);
    }

    public override void Initialise(WeightRandom random)
    {
        var area = (double)_kernel * _kernel;
        Initialise(random, _initializer, fanIn: area * Inputs / _groups, fanOut: area * Outputs);
    }

    /// <summary>Starts the kernel normal with variance 2 / (kernel area × outputs / groups): torchvision's ResNet and TensorFlow's MobileNets.</summary>
    public void InitialiseFanOut(WeightRandom random) => InitialiseNormal(random, Math.Sqrt(2 / (_kernel * _kernel * (double)Outputs / _groups)));

    /// <summary>Starts the kernel normal with variance 2 / (kernel area × inputs / groups): torchvision's DenseNet.</summary>
    public void InitialiseFanIn(WeightRandom random) => InitialiseNormal(random, Math.Sqrt(2 / (_kernel * _kernel * (double)Inputs / _groups)));

    /// <summary>Starts the kernel normal with the given deviation.</summary>
    public void InitialiseNormal(WeightRandom random, double deviation)
    {
        var values = new float[Weight.numel()];
        random.FillNormal(values, deviation);
        Assign(Weight, values);
    }

    public override Tensor forward(Tensor input)
    {
        var (height, width) = ((int)input.size(2), (int)input.size(3));
        var (left, right, top, bottom) = PaddingOf(height, width);
        if (!HasBias && Dilation == 1)
        {
            ReadOnlySpan<long> sizes =
                [_padding.OutputSize(height, _kernel, _stride), _padding.OutputSize(width, _kernel, _stride), _stride, _stride, top, left];
            if (TrainingPass.Convolve(input, Weight, sizes, _groups) is { } output)
            {
                return output.Then(_activation);
            }
        }

        if (left == right && top == bottom)
        {
            return Convolve(input, top, left).Then(_activation);
        }

        using var padded = nn.functional.pad(input, [left, right, top, bottom]);
        return Convolve(padded, 0, 0).Then(_activation);
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var graph = input.Graph;
        var (left, right, top, bottom) = PaddingOf(input.Shape.Height, input.Shape.Width);
        string[] bias = HasBias ? [graph.AddWeight(this, "bias", Bias)] : [];
        OnnxAttribute[] dilation = Dilation == 1 ? [] : [OnnxAttribute.Of("dilations", Dilation, Dilation)];
        return graph.Add(
            OnnxOperators.Convolution, graph.PathOf(this), OutputShape(input.Shape), [input.Name, graph.AddWeight(this, "weight", Weight), .. bias],
            [OnnxAttribute.Of("kernel_shape", _kernel, _kernel), OnnxAttribute.Of("strides", _stride, _stride),
            OnnxAttribute.Of("pads", top, left, bottom, right), OnnxAttribute.Of("group", _groups), .. dilation]).Then(_activation);
    }

    private Tensor Convolve(Tensor input, int rows, int columns)
    {
        using var weight = input.dtype == Weight.dtype ? null : Weight.to_type(input.dtype);
        using var bias = input.dtype == Weight.dtype || !HasBias ? null : Bias.to_type(input.dtype);
        return nn.functional.conv2d(
            input, weight ?? Weight, bias ?? (HasBias ? Bias : null), strides: [_stride, _stride], padding: [rows, columns],
            dilation: [Dilation, Dilation], groups: _groups);
    }
}
