namespace Ham10000.Dataset;

/// <summary>Decodes PNGs with the machine's libpng.</summary>
internal sealed class PngDecoder : IImageDecoder
{
    public bool CanDecode(ReadOnlySpan<byte> header) => PngHeader.IsPng(header);

    public ImageInfo ReadInfo(ReadOnlySpan<byte> file) => PngHeader.TryRead(file)
        ?? throw new DatasetFormatException($"The PNG is truncated: its {file.Length} bytes end before its header does. Fetch the file again.");

    public unsafe void Decode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels)
    {
        byte[] picture = PngChunks.KeepPicture(file);
        bool hasAlpha = info.Components is 2 or 4;
        var image = new LibPng.Image { Version = LibPng.Version };
        try
        {
            fixed (byte* source = picture)
            {
                if (LibPng.BeginRead(&image, source, (nuint)picture.Length) == 0)
                {
                    throw Failure(image);
                }

                image.Format = hasAlpha ? LibPng.FormatRgba : LibPng.FormatRgb;
                image.Flags |= LibPng.FlagSixteenBitIsSrgb;
                if (hasAlpha)
                {
                    byte[] withAlpha = GC.AllocateUninitializedArray<byte>(checked(info.Height * info.Width * 4));
                    FinishRead(&image, withAlpha);
                    DropAlpha(withAlpha, pixels);
                }
                else
                {
                    FinishRead(&image, pixels);
                }
            }
        }
        finally
        {
            LibPng.Free(&image);
        }
    }

    private static unsafe void FinishRead(LibPng.Image* image, Span<byte> pixels)
    {
        fixed (byte* target = pixels)
        {
            if (LibPng.FinishRead(image, null, target, 0, null) == 0)
            {
                throw Failure(*image);
            }
        }
    }

    private static DatasetFormatException Failure(LibPng.Image image) =>
        new($"The PNG cannot be decoded in full: {image.Text()}. The file is damaged or truncated; fetch it again.");

    private static void DropAlpha(ReadOnlySpan<byte> withAlpha, Span<byte> pixels)
    {
        for (int i = 0, o = 0; i < withAlpha.Length; i += 4, o += 3)
        {
            pixels[o] = withAlpha[i];
            pixels[o + 1] = withAlpha[i + 1];
            pixels[o + 2] = withAlpha[i + 2];
        }
    }
}
