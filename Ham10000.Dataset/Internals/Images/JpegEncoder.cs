namespace Ham10000.Dataset;

/// <summary>Writes baseline JPEGs: 4:2:0 chroma below quality 90, else 4:4:4; the same bytes for the same pixels and library.</summary>
internal static partial class JpegEncoder
{
    /// <summary>Encodes an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="quality">1 (smallest file) to 100 (closest to the original).</param>
    internal static byte[] Encode(RgbImage image, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return EncodeCore(image, quality);
    }

#if !TORCHSHARP_PROVIDER
    [ThreadStatic]
    private static TurboJpegHandle? _handle;

    private static unsafe byte[] EncodeCore(RgbImage image, int quality)
    {
        int sampling = quality < 90 ? TurboJpeg.Sampling420 : TurboJpeg.Sampling444;
        var handle = _handle ??= TurboJpegHandle.ForCompression();
        byte[] buffer = GC.AllocateUninitializedArray<byte>(checked((int)TurboJpeg.BufferSize(image.Width, image.Height, sampling).Value));
        var length = new System.Runtime.InteropServices.CULong((uint)buffer.Length);
        fixed (byte* pixels = image.Pixels, file = buffer)
        {
            byte* target = file;
            if (TurboJpeg.Compress(handle, pixels, image.Width, image.Width * 3, image.Height, TurboJpeg.PixelFormatRgb,
                &target, &length, sampling, quality, TurboJpeg.NoReallocation | TurboJpeg.AccurateDct) != 0)
            {
                throw new InvalidOperationException($"libjpeg-turbo could not encode an image of {image.Height}×{image.Width} pixels: {handle.LastError()}.");
            }
        }

        return buffer[..(int)length.Value];
    }
#endif
}
