namespace Ham10000.Dataset;

/// <summary>Resizes many images on one thread: keeps its filter tables and buffers from one image to the next.</summary>
internal sealed class Resampler
{
    private AxisPlan? _columns, _rows;
    private byte[] _narrow = [], _lastRow = [], _inner = [];

    internal void Resize(
        ReadOnlySpan<byte> source, int height, int width, Span<byte> target, int newHeight, int newWidth, ResizeMode mode, Interpolation interpolation)
    {
        switch (mode)
        {
            case ResizeMode.Stretch:
                Stretch(source, (height, width), (0, 0, height, width), target, newHeight, newWidth, interpolation);
                break;
            case ResizeMode.CenterCrop:
                Stretch(source, (height, width), ResizePlacement.Cropped(height, width, newHeight, newWidth), target, newHeight, newWidth, interpolation);
                break;
            case ResizeMode.Pad:
                Pad(source, height, width, target, newHeight, newWidth, interpolation);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "Expected Stretch, CenterCrop or Pad.");
        }
    }

    private void Pad(ReadOnlySpan<byte> source, int height, int width, Span<byte> target, int newHeight, int newWidth, Interpolation interpolation)
    {
        var (top, left, innerHeight, innerWidth) = ResizePlacement.Padded(height, width, newHeight, newWidth);
        int stride = innerWidth * RgbImage.Channels, newStride = newWidth * RgbImage.Channels;
        var inner = Ensure(ref _inner, innerHeight * stride);
        Stretch(source, (height, width), (0, 0, height, width), inner, innerHeight, innerWidth, interpolation);
        target.Clear();
        for (int y = 0; y < innerHeight; y++)
        {
            inner.Slice(y * stride, stride).CopyTo(target[((top + y) * newStride + left * RgbImage.Channels)..]);
        }
    }

    private void Stretch(
        ReadOnlySpan<byte> source,
        (int Height, int Width) size,
        (double Top, double Left, double Bottom, double Right) box,
        Span<byte> target,
        int newHeight,
        int newWidth,
        Interpolation interpolation)
    {
        bool isWide = newWidth != size.Width || box.Left != 0 || box.Right != size.Width;
        bool isTall = newHeight != size.Height || box.Top != 0 || box.Bottom != size.Height;
        if (!isWide && !isTall)
        {
            source[..target.Length].CopyTo(target);
            return;
        }

        var rows = isTall ? AxisPlan.For(ref _rows, size.Height, box.Top, box.Bottom, newHeight, interpolation).Table : null;
        if (!isWide)
        {
            VerticalPass.Run(source, 0, size.Width * RgbImage.Channels, target, rows!);
            return;
        }

        var columns = AxisPlan.For(ref _columns, size.Width, box.Left, box.Right, newWidth, interpolation);
        if (rows is null)
        {
            HorizontalPass.Run(source, size.Width, 0, size.Height, target, columns, ref _lastRow);
            return;
        }

        // Columns first and rounded to bytes between the passes, as Pillow does; only the rows that the second pass reads.
        int firstRow = rows.First[0], lastRow = rows.First[newHeight - 1] + rows.Count[newHeight - 1];
        var narrow = Ensure(ref _narrow, (lastRow - firstRow) * newWidth * RgbImage.Channels);
        HorizontalPass.Run(source, size.Width, firstRow, lastRow - firstRow, narrow, columns, ref _lastRow);
        VerticalPass.Run(narrow, firstRow, newWidth * RgbImage.Channels, target, rows);
    }

    internal static Span<byte> Ensure(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<byte>(length);
        }

        return buffer.AsSpan(0, length);
    }
}
