using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>One value for each window of each feature map.</summary>
internal abstract class PoolLayer(string kerasType, string operation, int window, int stride, PaddingRule padding) : LayerModule(kerasType)
{
    protected int Window => window;

    protected int Stride => stride;

    protected PaddingRule Padding => padding;

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        input.Channels, padding.OutputSize(input.Height, window, stride), padding.OutputSize(input.Width, window, stride));

    public override Tensor forward(Tensor input)
    {
        var (top, bottom) = padding.Of((int)input.size(2), window, stride);
        var (left, right) = padding.Of((int)input.size(3), window, stride);
        return top == bottom && left == right ? Pool(input, top, left) : PoolPadded(input, [left, right, top, bottom]);
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var (top, bottom) = padding.Of(input.Shape.Height, window, stride);
        var (left, right) = padding.Of(input.Shape.Width, window, stride);
        return input.Then(
            operation, OutputShape(input.Shape), OnnxAttribute.Of("kernel_shape", window, window), OnnxAttribute.Of("strides", stride, stride),
            OnnxAttribute.Of("pads", top, left, bottom, right));
    }

    /// <summary>Pools maps with as many rows and columns of padding on both sides.</summary>
    protected abstract Tensor Pool(Tensor input, int rows, int columns);

    /// <summary>Pools maps with other padding on one side than on the other, which torch's pooling cannot: left, right, top, bottom.</summary>
    protected abstract Tensor PoolPadded(Tensor input, long[] padding);
}
