using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace Ham10000.Dataset;

/// <summary>Decodes with ImageSharp, where the machine's libraries are not used. Compiled with the TorchSharp provider only.</summary>
internal sealed class ImageSharpDecoder(ImageFormat format) : IImageDecoder
{
    public bool CanDecode(ReadOnlySpan<byte> header) => format == ImageFormat.Jpeg ? JpegHeader.IsJpeg(header) : PngHeader.IsPng(header);

    public ImageInfo ReadInfo(ReadOnlySpan<byte> file) => (format == ImageFormat.Jpeg ? JpegHeader.TryRead(file) : PngHeader.TryRead(file))
        ?? throw new DatasetFormatException($"The {format} image is truncated: its {file.Length} bytes end before its header does. Fetch the file again.");

    public void Decode(ReadOnlySpan<byte> file, ImageInfo info, Span<byte> pixels)
    {
        if (!HasEnd(file))
        {
            throw new DatasetFormatException($"The {format} image cannot be decoded in full: its end is missing. The file is damaged or truncated; fetch it again.");
        }

        try
        {
            using var image = Image.Load<Rgb24>(file);
            if (image.Height != info.Height || image.Width != info.Width)
            {
                throw new DatasetFormatException($"The image is damaged: it decodes to {image.Height}×{image.Width}. Expected {info.Height}×{info.Width} as in its header; fetch the file again.");
            }

            image.CopyPixelDataTo(pixels);
        }
        catch (Exception e) when (e is ImageFormatException or InvalidMemoryOperationException)
        {
            throw new DatasetFormatException($"The image cannot be decoded in full: {e.Message.TrimEnd('.')}. The file is damaged or truncated; fetch it again.", e);
        }
    }

    // ImageSharp paints what a truncated file lacks and says nothing. A thumbnail has an end marker too, but before the picture's scans.
    private bool HasEnd(ReadOnlySpan<byte> file) => format == ImageFormat.Jpeg
        ? file.LastIndexOf([(byte)0xFF, (byte)0xD9]) > file.LastIndexOf([(byte)0xFF, (byte)0xDA])
        : file.LastIndexOf("IEND"u8) > 0;
}
