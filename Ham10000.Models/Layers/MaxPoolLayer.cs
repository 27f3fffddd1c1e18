using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The largest value of each window. Padding never wins.</summary>
internal sealed class MaxPoolLayer(int window, int stride, PaddingRule padding) : PoolLayer("MaxPooling2D", "MaxPool", window, stride, padding)
{
    public MaxPoolLayer(int window)
        : this(window, window, PaddingRule.None)
    {
    }

    /// <summary>Whether the layer takes windows of 2×2 side by side, without padding, from maps of this size.</summary>
    public bool Halves(int height, int width) => Window == 2 && Stride == 2 && Padding.Of(height, 2, 2) == (0, 0) && Padding.Of(width, 2, 2) == (0, 0);

    protected override Tensor Pool(Tensor input, int rows, int columns) =>
        nn.functional.max_pool2d(input, [Window, Window], strides: [Stride, Stride], padding: [rows, columns]);

    protected override Tensor PoolPadded(Tensor input, long[] padding)
    {
        using var padded = nn.functional.pad(input, padding, value: double.NegativeInfinity);
        return Pool(padded, 0, 0);
    }
}
