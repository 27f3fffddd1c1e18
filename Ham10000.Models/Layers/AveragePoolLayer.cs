using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The mean of each window. Padding is not counted.</summary>
internal sealed class AveragePoolLayer(int window, int stride, PaddingRule padding) : PoolLayer("AveragePooling2D", "AveragePool", window, stride, padding)
{
    public AveragePoolLayer(int window)
        : this(window, window, PaddingRule.None)
    {
    }

    protected override Tensor Pool(Tensor input, int rows, int columns) =>
        nn.functional.avg_pool2d(input, [Window, Window], stride: [Stride, Stride], padding: [rows, columns], count_include_pad: false);

    // Zeros are laid around the maps and each mean is corrected for them.
    protected override Tensor PoolPadded(Tensor input, long[] padding)
    {
        using var correction = Correction(input);
        return nn.functional.pad(input, padding).Then(x => Pool(x, 0, 0)).Then(x => x.mul(correction));
    }

    private Tensor Correction(Tensor input)
    {
        var (rows, columns) = (Shares((int)input.size(2)), Shares((int)input.size(3)));
        using var values = tensor([.. rows.SelectMany(row => columns.Select(column => row * column))], [1, 1, rows.Length, columns.Length], dtype: ScalarType.Float32);
        return values.to(input.dtype, input.device);
    }

    // How much wider each window is than its part inside the maps.
    private float[] Shares(int size)
    {
        var (before, _) = Padding.Of(size, Window, Stride);
        return [.. Enumerable.Range(0, Padding.OutputSize(size, Window, Stride)).Select(i => (i * Stride) - before)
            .Select(start => (float)Window / (Math.Min(start + Window, size) - Math.Max(start, 0)))];
    }
}
