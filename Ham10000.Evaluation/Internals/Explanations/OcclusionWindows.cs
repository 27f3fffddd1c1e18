namespace Ham10000.Evaluation;

/// <summary>The windows that cover an image, one after the other, so that every pixel is covered at least once.</summary>
/// <param name="Size">Rows and columns of each window; fewer where the image has fewer.</param>
/// <param name="Stride">Pixels from one to the next.</param>
internal sealed record OcclusionWindows(int Size, int Stride)
{
    private const int SideShare = 5;
    private const int WindowShare = 4;

    /// <summary>What the options say, or what fits the size of the images.</summary>
    /// <exception cref="ArgumentException">The window is larger than the images, or the stride than the window.</exception>
    public static OcclusionWindows Of(ExplanationOptions options, int height, int width, string parameter)
    {
        var size = options.OcclusionWindow ?? Math.Max(1, (int)Math.Round(Math.Min(height, width) / (double)SideShare));
        var stride = options.OcclusionStride ?? Math.Max(1, size / WindowShare);
        if (size > Math.Max(height, width))
        {
            throw new ArgumentException($"OcclusionWindow is {size}, and the network's input has {height}×{width} pixels. Expected at most {Math.Max(height, width)}.", parameter);
        }

        return stride <= size ? new OcclusionWindows(size, stride)
            : throw new ArgumentException($"OcclusionStride is {stride}, and a window has {size} pixels. Expected at most as many, so that no pixel is left out.", parameter);
    }

    /// <summary>Every window's rows and columns, from the top left.</summary>
    public IReadOnlyList<(Range Rows, Range Columns)> Over(int height, int width) =>
        [.. Along(height).SelectMany(_ => Along(width), static (rows, columns) => (rows, columns))];

    // The last window ends at the edge, however the stride falls.
    private IEnumerable<Range> Along(int length)
    {
        var size = Math.Min(Size, length);
        for (var start = 0; start < length - size; start += Stride)
        {
            yield return start..(start + size);
        }

        yield return (length - size)..length;
    }
}
