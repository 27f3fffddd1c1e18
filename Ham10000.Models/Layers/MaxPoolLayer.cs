using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The largest value of each window. Padding never wins.</summary>
internal sealed class MaxPoolLayer(int window, int stride, PaddingRule padding) : PoolLayer("MaxPooling2D", "MaxPool", window, stride, padding)
{
    public MaxPoolLayer(int window)
        : this(window, window, PaddingRule.None)
    {
    }

    protected override Tensor Pool(Tensor input, int rows, int columns) =>
        nn.functional.max_pool2d(input, [Window, Window], strides: [Stride, Stride], padding: [rows, columns]);

    protected override Tensor PoolPadded(Tensor input, long[] padding)
    {
        using var padded = nn.functional.pad(input, padding, value: double.NegativeInfinity);
        return Pool(padded, 0, 0);
    }
}
