namespace Ham10000.Dataset;

/// <summary>How much a zip may unpack to. Photographs are packed already, so that a zip of them grows hardly at all.</summary>
internal static class ZipLimits
{
    private const int MostBytesPerPixel = 4;
    private const long Header = 1 << 20;
    private const int MostGrowth = 100;
    private const int MostTotalGrowth = 4;
    private const long SmallTotal = 256L << 20;

    /// <summary>Throws unless the directory's figures are those of a zip of photographs.</summary>
    /// <exception cref="DatasetFormatException">An entry or all of them are too large, or a name is no image's.</exception>
    internal static void Check(string path, IReadOnlyList<ZipPart> parts, long pixelsLimit)
    {
        var longest = pixelsLimit * MostBytesPerPixel + Header;
        var total = 0L;
        foreach (var part in parts)
        {
            if (!ImageIds.IsPlainName(part.Name))
            {
                throw ZipErrors.Of(path, part, "its name cannot be that of an image file. Expected a name such as ISIC_0024306.jpg; take the entry out.");
            }

            if (part.Length < 0 || part.PackedLength < 0 || part.Length > longest)
            {
                throw ZipErrors.Of(path, part, $"it claims to unpack to {part.Length:N0} bytes. Expected at most {longest:N0}, {MostBytesPerPixel} for each of OpenOptions.DecodePixelsLimit; take it out, or raise the limit.");
            }

            if (part.Length > Header && part.Length / MostGrowth > part.PackedLength)
            {
                throw ZipErrors.Of(path, part, $"it claims to unpack {part.PackedLength:N0} bytes to {part.Length:N0}, which no photograph does. Take it out.");
            }

            total += part.Length;
        }

        var most = SmallTotal + MostTotalGrowth * new FileInfo(path).Length;
        if (total > most)
        {
            throw ZipErrors.Of(path, $"claims to unpack to {total:N0} bytes. Expected at most {most:N0}, which is {MostTotalGrowth} times its length and {SmallTotal >> 20} MiB; photographs grow hardly at all.");
        }
    }
}
