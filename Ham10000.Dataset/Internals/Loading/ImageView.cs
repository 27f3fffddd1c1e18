namespace Ham10000.Dataset;

/// <summary>A turned or mirrored view of an image: rows and columns may be reversed, and then exchanged.</summary>
/// <param name="ReverseRows">Whether the top becomes the bottom.</param>
/// <param name="ReverseColumns">Whether left becomes right.</param>
/// <param name="Transpose">Whether rows become columns, after the reversals. Square images only.</param>
internal readonly record struct ImageView(bool ReverseRows, bool ReverseColumns, bool Transpose)
{
    /// <summary>The eight views of a square: its symmetries, the image itself first. The first four keep the shape of any image.</summary>
    internal static IReadOnlyList<ImageView> All { get; } =
    [
        new(false, false, false), new(false, true, false), new(true, false, false), new(true, true, false),
        new(false, false, true), new(false, true, true), new(true, false, true), new(true, true, true),
    ];

    /// <summary>Copies an image into this view of it.</summary>
    /// <param name="source">Height × Width × 3 values.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns; as many as rows if the view exchanges them.</param>
    /// <param name="target">As many values.</param>
    internal void Copy(ReadOnlySpan<float> source, int height, int width, Span<float> target)
    {
        const int Channels = Batch.Channels;
        for (var row = 0; row < height; row++)
        {
            var from = source.Slice((ReverseRows ? height - 1 - row : row) * width * Channels, width * Channels);
            if (!Transpose && !ReverseColumns)
            {
                from.CopyTo(target.Slice(row * width * Channels));
                continue;
            }

            // A row of the image becomes a row, or a column, of the view.
            var (start, step) = Transpose ? (row * Channels, height * Channels) : (row * width * Channels, Channels);
            for (var column = 0; column < width; column++)
            {
                var pixel = from.Slice((ReverseColumns ? width - 1 - column : column) * Channels, Channels);
                pixel.CopyTo(target.Slice(start + (column * step), Channels));
            }
        }
    }
}
