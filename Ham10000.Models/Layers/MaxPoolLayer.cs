using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The largest value of each window. Padding never wins.</summary>
internal sealed class MaxPoolLayer(int window, int stride, PaddingRule padding) : LayerModule("MaxPooling2D")
{
    public MaxPoolLayer(int window)
        : this(window, window, PaddingRule.None)
    {
    }

    public override FeatureShape OutputShape(FeatureShape input) => FeatureShape.Maps(
        input.Channels, padding.OutputSize(input.Height, window, stride), padding.OutputSize(input.Width, window, stride));

    public override Tensor forward(Tensor input)
    {
        var (top, bottom) = padding.Of((int)input.size(2), window, stride);
        var (left, right) = padding.Of((int)input.size(3), window, stride);
        if (top == bottom && left == right)
        {
            return Pool(input, top, left);
        }

        using var padded = nn.functional.pad(input, [left, right, top, bottom], value: double.NegativeInfinity);
        return Pool(padded, 0, 0);
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var (top, bottom) = padding.Of(input.Shape.Height, window, stride);
        var (left, right) = padding.Of(input.Shape.Width, window, stride);
        return input.Then(
            "MaxPool", OutputShape(input.Shape), OnnxAttribute.Of("kernel_shape", window, window), OnnxAttribute.Of("strides", stride, stride),
            OnnxAttribute.Of("pads", top, left, bottom, right));
    }

    private Tensor Pool(Tensor input, int rows, int columns) =>
        nn.functional.max_pool2d(input, [window, window], strides: [stride, stride], padding: [rows, columns]);
}
