namespace Ham10000.Dataset;

/// <summary>Reads an image file's header from disk, and no more of the file than that takes.</summary>
internal static class HeaderReader
{
    private const int FirstRead = 16 * 1024;

    internal static ImageInfo Read(string path, DecodeOptions options)
    {
        using var file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        byte[] bytes = new byte[Math.Min(length, FirstRead)];
        int count = RandomAccess.Read(file, bytes, 0);
        if (NeedsMore(bytes.AsSpan(0, count)) && count < length)
        {
            return ImageDecoder.ReadInfo(File.ReadAllBytes(path), options);
        }

        return ImageDecoder.ReadInfo(bytes.AsSpan(0, count), options);
    }

    private static bool NeedsMore(ReadOnlySpan<byte> beginning) => JpegHeader.IsJpeg(beginning) && JpegHeader.TryRead(beginning) is null;
}
