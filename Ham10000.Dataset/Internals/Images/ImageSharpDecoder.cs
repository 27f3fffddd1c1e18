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
}
