namespace Ham10000.Dataset;

/// <summary>What the header of an image file says.</summary>
/// <param name="Format">JPEG or PNG, by content.</param>
/// <param name="Height">Rows. At least 1.</param>
/// <param name="Width">Columns. At least 1.</param>
/// <param name="Components">Samples per pixel in the file: 1 grey or palette, 2 grey with alpha, 3 colour, 4 CMYK (JPEG) or colour with alpha (PNG).</param>
/// <param name="BitDepth">Bits per sample in the file: 8 for JPEG; 1, 2, 4, 8 or 16 for PNG.</param>
public sealed record ImageInfo(ImageFormat Format, int Height, int Width, int Components, int BitDepth);
