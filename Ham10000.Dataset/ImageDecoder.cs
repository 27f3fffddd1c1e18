namespace Ham10000.Dataset;

/// <summary>Decodes JPEG and PNG files, recognised by their content, into <see cref="RgbImage"/>s.</summary>
/// <remarks>
/// Pixels equal those of Pillow's <c>Image.open(...).convert("RGB")</c> with libjpeg-turbo: accurate DCT and smooth
/// ("fancy") chroma upsampling; CMYK JPEGs follow Adobe's inverted convention; transparency is dropped, not composited;
/// EXIF orientation, embedded colour profiles and gamma are ignored; of 16-bit samples the 8 high bits stay, rounded.
/// Every defect that the decoding library reports is an error: no picture is ever half decoded in silence.
/// </remarks>
public static class ImageDecoder
{
    private static readonly IImageDecoder[] Decoders = SystemOrPackageDecoders();

    /// <summary>Decodes a file.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <exception cref="DatasetFormatException">The file is empty, not a JPEG or PNG, damaged, truncated or too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RgbImage Decode(string path, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Located(path, () => Decode(File.ReadAllBytes(path), options));
    }

    /// <summary>Decodes the content of a file.</summary>
    /// <param name="file">All bytes of a JPEG or PNG file.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <exception cref="DatasetFormatException">The bytes are empty, not a JPEG or PNG, damaged, truncated or too large.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file, DecodeOptions? options = null)
    {
        var info = ReadInfo(file, options, out var decoder);
        var pixels = GC.AllocateUninitializedArray<byte>(info.Height * info.Width * RgbImage.Channels);
        decoder.Decode(file, info, pixels);
        return new RgbImage(info.Height, info.Width, pixels);
    }

    /// <summary>Reads format and size from a file's header, without decoding the pixels.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <exception cref="DatasetFormatException">The file is empty, not a JPEG or PNG, has a damaged header or is too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImageInfo ReadInfo(string path, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Located(path, () => HeaderReader.Read(path, options ?? DecodeOptions.Default));
    }

    /// <summary>Reads format and size from the content of a file, without decoding the pixels.</summary>
    /// <param name="file">The bytes of a JPEG or PNG file, from its beginning.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <exception cref="DatasetFormatException">The bytes are empty, not a JPEG or PNG, have a damaged header or too many pixels.</exception>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, DecodeOptions? options = null) => ReadInfo(file, options, out _);

    /// <summary>Decodes into a buffer that the caller reuses, and grows it where needed.</summary>
    internal static ImageInfo Decode(ReadOnlySpan<byte> file, DecodeOptions? options, ref byte[] pixels)
    {
        var info = ReadInfo(file, options, out var decoder);
        int length = info.Height * info.Width * RgbImage.Channels;
        if (pixels.Length < length)
        {
            pixels = GC.AllocateUninitializedArray<byte>(length);
        }

        decoder.Decode(file, info, pixels.AsSpan(0, length));
        return info;
    }

    private static ImageInfo ReadInfo(ReadOnlySpan<byte> file, DecodeOptions? options, out IImageDecoder decoder)
    {
        if (file.IsEmpty)
        {
            throw new DatasetFormatException("The image is empty (0 bytes). Expected a JPEG or PNG file; fetch it again.");
        }

        foreach (var candidate in Decoders)
        {
            if (candidate.CanDecode(file))
            {
                decoder = candidate;
                var info = candidate.ReadInfo(file);
                (options ?? DecodeOptions.Default).Check(info);
                return info;
            }
        }

        throw new DatasetFormatException($"The image begins with {FirstBytes(file)}, which is neither JPEG (FF D8 FF) nor PNG (89 50 4E 47). Expected a JPEG or PNG file; convert it or fetch it again.");
    }

    private static string FirstBytes(ReadOnlySpan<byte> file) => BitConverter.ToString(file[..Math.Min(4, file.Length)].ToArray()).Replace('-', ' ');

    private static T Located<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DatasetFormatException e) when (e.Path is null)
        {
            throw new DatasetFormatException($"{path}: {e.Message}", e) { Path = path };
        }
    }

    private static IImageDecoder[] SystemOrPackageDecoders() =>
#if TORCHSHARP_PROVIDER
        [new ImageSharpDecoder(ImageFormat.Jpeg), new ImageSharpDecoder(ImageFormat.Png)];
#else
        [new JpegDecoder(), new PngDecoder()];
#endif
}
