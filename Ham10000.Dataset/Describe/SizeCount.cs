namespace Ham10000.Dataset;

/// <summary>How many images have a size.</summary>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Images">How many images have that size.</param>
public sealed record SizeCount(int Height, int Width, int Images);
