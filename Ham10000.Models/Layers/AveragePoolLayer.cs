using static TorchSharp.torch;

namespace Ham10000.Models;

/// <summary>The mean of each window. Padding is not counted.</summary>
internal sealed class AveragePoolLayer(int window, int stride, PaddingRule padding) : LayerModule("AveragePooling2D")
{
    public AveragePoolLayer(int window)
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
            return nn.functional.avg_pool2d(input, [window, window], stride: [stride, stride], padding: [top, left], count_include_pad: false);
        }

        // torch pads both sides alike, so the zeros are laid here and each mean is corrected for them.
        using var correction = Correction(input);
        return nn.functional.pad(input, [left, right, top, bottom])
            .Then(x => nn.functional.avg_pool2d(x, [window, window], stride: [stride, stride]))
            .Then(x => x.mul(correction));
    }

    public override OnnxValue Export(OnnxValue input)
    {
        var (top, bottom) = padding.Of(input.Shape.Height, window, stride);
        var (left, right) = padding.Of(input.Shape.Width, window, stride);
        OnnxAttribute[] pads = top + bottom + left + right == 0 ? [] : [OnnxAttribute.Of("pads", top, left, bottom, right)];
        return input.Then(
            "AveragePool", OutputShape(input.Shape),
            [OnnxAttribute.Of("kernel_shape", window, window), OnnxAttribute.Of("strides", stride, stride), .. pads]);
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
        var (before, _) = padding.Of(size, window, stride);
        return [.. Enumerable.Range(0, padding.OutputSize(size, window, stride)).Select(i => (i * stride) - before)
            .Select(start => (float)window / (Math.Min(start + window, size) - Math.Max(start, 0)))];
    }
}
