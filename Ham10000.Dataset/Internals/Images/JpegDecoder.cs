using System.Runtime.InteropServices;

namespace Ham10000.Dataset;

/// <summary>Decodes JPEGs: clean ones of the common kind by itself, all others with the machine's libjpeg-turbo, which has the
/// last word on what can be decoded.</summary>
internal sealed class JpegDecoder : IImageDecoder
{
    private const int Flags = TurboJpeg.AccurateDct | TurboJpeg.StopOnWarning;

    // Real files have about ten. Every scan goes over the whole picture, so a small file with thousands would take hours.
    private const int ScansLimit = 500;

    [ThreadStatic]
    private static TurboJpegHandle? _handle;

    [ThreadStatic]
    private static BaselineDecoder? _baseline;

    public bool CanDecode(ReadOnlySpan<byte> header) => JpegHeader.IsJpeg(header);

    public ImageInfo ReadInfo(ReadOnlySpan<byte> file) => JpegHeader.TryRead(file)
        ?? throw new DatasetFormatException($"The JPEG is truncated: its {file.Length} bytes end before the frame header. Fetch the file again.");

    public void Decode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels)
    {
        if (!(_baseline ??= new BaselineDecoder()).TryDecode(file, info, pixels))
        {
            DecodeWithLibrary(file, info, pixels);
        }
    }

    /// <summary>Decodes with libjpeg-turbo whatever the file is like.</summary>
    internal static void DecodeWithLibrary(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels)
    {
        int length = info.Height * info.Width;
        int scans = file.Count([(byte)0xFF, (byte)0xDA]);
        if (scans > ScansLimit)
        {
            throw new DatasetFormatException($"The JPEG has {scans} scans. Expected at most {ScansLimit}; the file is damaged or made to take long.");
        }

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
        var handle = _handle ??= TurboJpegHandle.ForDecompression();
        string? problem;
        fixed (byte* source = file, target = pixels)
        {
            problem = Decode(handle, source, new CULong((uint)file.Length), info, target, pixelFormat, bytesPerPixel);
        }

        if (problem is not null)
        {
            // After some errors a decompressor is unable to go on with another file.
            handle.Dispose();
            _handle = null;
            throw new DatasetFormatException($"The JPEG cannot be decoded in full: {problem}. The file is damaged or truncated; fetch it again.");
        }
    }

    private static unsafe string? Decode(TurboJpegHandle handle, byte* source, CULong length, ImageInfo info, byte* target, int pixelFormat, int bytesPerPixel)
    {
        // The library's own view of the size must be ours, or it would scale the picture to fit. (It also fails, with the
        // size set, for subsampling that it has no name for and can decode nevertheless.)
        int width = 0, height = 0, sampling = 0, colorSpace = 0;
        if (TurboJpeg.DecompressHeader(handle, source, length, ref width, ref height, ref sampling, ref colorSpace) != 0 && width == 0)
        {
            return handle.LastError();
        }

        if (width != info.Width || height != info.Height)
        {
            return $"its size is {height}×{width} to libjpeg-turbo, and {info.Height}×{info.Width} in its first frame header";
        }

        return TurboJpeg.Decompress(handle, source, length, target, width, width * bytesPerPixel, height, pixelFormat, Flags) == 0 ? null : handle.LastError();
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
