namespace Ham10000.Training.Internals;

/// <summary>A box of an image: from the first row and column to before the last.</summary>
internal readonly record struct MixBox(int Top, int Left, int Bottom, int Right)
{
    internal int Area => (Bottom - Top) * (Right - Left);

    /// <summary>The box of the image's proportions that leaves a share of it, about a centre, cut at the image's border.</summary>
    internal static MixBox Of(int height, int width, double stays, int row, int column)
    {
        var ratio = Math.Sqrt(1 - stays);
        var (halfHeight, halfWidth) = ((int)(height * ratio) / 2, (int)(width * ratio) / 2);
        return new MixBox(
            Math.Max(row - halfHeight, 0), Math.Max(column - halfWidth, 0), Math.Min(row + halfHeight, height), Math.Min(column + halfWidth, width));
    }
}
