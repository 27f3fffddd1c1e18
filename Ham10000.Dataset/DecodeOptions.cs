namespace Ham10000.Dataset;

/// <summary>Limits for decoding.</summary>
public sealed record DecodeOptions
{
    internal static DecodeOptions Default { get; } = new();

    /// <summary>The most pixels (height × width) that an image may have; what claims more is refused before memory is
    /// taken. At least 1, at most 500 million (2 GB where there is a fourth channel); default 100 million.</summary>
    public long DecodePixelsLimit { get; init; } = 100_000_000;

    /// <summary>Lets every size pass, for those who read a header only and judge the size themselves.</summary>
    internal bool AnySize { get; init; }

    internal void Check(ImageInfo info)
    {
        if (AnySize)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(DecodePixelsLimit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DecodePixelsLimit, 500_000_000);
        long pixels = (long)info.Height * info.Width;
        if (pixels > DecodePixelsLimit)
        {
            throw new DatasetFormatException($"The header claims {info.Height}×{info.Width} = {pixels} pixels. Expected at most {DecodePixelsLimit}; if the image is meant to be so large, raise DecodeOptions.DecodePixelsLimit.");
        }
    }
}
