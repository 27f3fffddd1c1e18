namespace Ham10000.Dataset;

/// <summary>Replaces squares of an image.</summary>
internal static class Cutout
{
    /// <summary>Fills the squares that an augmentation draws.</summary>
    internal static void Apply(Span<float> values, int height, int width, Augmentation augmentation, DrawKey key, ChannelValues fill)
    {
        var random = key.Random(RandomPurpose.AugmentationCutout);
        int side = Math.Max(1, (int)Math.Round(augmentation.CutoutSize * Math.Min(height, width)));
        for (int i = 0; i < augmentation.CutoutCount; i++)
        {
            int top = random.NextInt32(height) - side / 2, left = random.NextInt32(width) - side / 2;
            Fill(values, width, (Math.Max(top, 0), Math.Min(top + side, height)), (Math.Max(left, 0), Math.Min(left + side, width)), fill);
        }
    }

    private static void Fill(Span<float> values, int width, (int From, int To) rows, (int From, int To) columns, ChannelValues fill)
    {
        for (int y = rows.From; y < rows.To; y++)
        {
            var row = values.Slice((y * width + columns.From) * RgbImage.Channels, (columns.To - columns.From) * RgbImage.Channels);
            for (int i = 0; i < row.Length; i += RgbImage.Channels)
            {
                (row[i], row[i + 1], row[i + 2]) = (fill.Red, fill.Green, fill.Blue);
            }
        }
    }
}
