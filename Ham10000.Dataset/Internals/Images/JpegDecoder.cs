namespace Ham10000.Dataset;

/// <summary>Decodes JPEGs with the machine's libjpeg-turbo.</summary>
internal sealed class JpegDecoder : IImageDecoder
{
    private const int Flags = TurboJpeg.AccurateDct | TurboJpeg.StopOnWarning | TurboJpeg.LimitScans;

    [ThreadStatic]
    private static TurboJpegHandle? Handle;

    public bool CanDecode(ReadOnlySpan<byte> header) => JpegHeader.IsJpeg(header);

    public ImageInfo ReadInfo(ReadOnlySpan<byte> file) => JpegHeader.TryRead(file)
        ?? throw new DatasetFormatException($"The JPEG is truncated: its {file.Length} bytes end before the frame header. Fetch the file again.");

    public void Decode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels)
    {
        int length = info.Height * info.Width;
        if (info.Components == 4)
        {
            byte[] inks = GC.AllocateUninitializedArray<byte>(checked(length * 4));
            Decode(file, info, inks, TurboJpeg.PixelFormatCmyk, 4);
            CmykToRgb(inks, pixels);
        }
        else
        {
            Decode(file, info, pixels[..(length * 3)], TurboJpeg.PixelFormatRgb, 3);
        }
    }

    private static unsafe void Decode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels, int pixelFormat, int bytesPerPixel)
    {
        var handle = Handle ??= TurboJpegHandle.ForDecompression();
        fixed (byte* source = file, target = pixels)
        {
            // The library's own view of the size must be ours, or it would scale the picture to fit.
            _ = TurboJpeg.DecompressHeader(handle, source, new((uint)file.Length), out int width, out int height, out _, out _);
            if (width != info.Width || height != info.Height)
            {
                throw new DatasetFormatException($"The JPEG is damaged: libjpeg-turbo reads its size as {height}×{width}. Expected {info.Height}×{info.Width} as in its first frame header; fetch the file again.");
            }

            if (TurboJpeg.Decompress(handle, source, new((uint)file.Length), target, width, width * bytesPerPixel, height, pixelFormat, Flags) != 0)
            {
                throw new DatasetFormatException($"The JPEG cannot be decoded in full: {handle.LastError()}. The file is damaged or truncated; fetch it again.");
            }
        }
    }

    /// <summary>Adobe stores inks inverted (255 is no ink); each colour is what its ink and black let through.</summary>
    private static void CmykToRgb(ReadOnlySpan<byte> inks, Span<byte> pixels)
    {
        for (int i = 0, o = 0; i < inks.Length; i += 4, o += 3)
        {
            int white = inks[i + 3];
            for (int c = 0; c < 3; c++)
            {
                int product = (255 - inks[i + c]) * white + 128;
                pixels[o + c] = (byte)Math.Max(0, white - ((product + (product >> 8)) >> 8));
            }
        }
    }
}
