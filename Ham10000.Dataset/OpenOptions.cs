using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

/// <summary>How <see cref="HamDataset.Open"/> reads a folder.</summary>
public sealed record OpenOptions
{
    /// <summary>What to do with a row that cannot be used. Default: <see cref="OnBadImage.Fail"/>.</summary>
    /// <remarks><see cref="OnBadImage.Exclude"/> also decodes every image once in full, so that a set never shrinks after
    /// a split; what was found is remembered in the cache by path, size and time.</remarks>
    public OnBadImage OnBadImage { get; init; } = OnBadImage.Fail;

    /// <summary>The layout to read the folder in, where it fits several. Default: none, so that the folder decides.</summary>
    public DatasetLayout? Layout { get; init; }

    /// <summary>The most pixels (height × width) that an image may have; one whose header says more is refused before
    /// anything is allocated for it. From 1 to 500 million; default 100 million.</summary>
    public long DecodePixelsLimit { get; init; } = 100_000_000;

    /// <summary>How many threads check the images. Default: one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Where zips are unpacked, and where <see cref="OnBadImage.Exclude"/> remembers which images decode. Default: <see cref="CacheFolder.Root"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Told how many images have been unpacked and checked, from several threads. Default: none.</summary>
    public IProgress<OpenProgress>? Progress { get; init; }

    /// <summary>Told what was opened and what was left out. Default: none.</summary>
    public ILogger? Logger { get; init; }

    internal void Validate()
    {
        if (Layout is { } layout && !Enum.IsDefined(layout))
        {
            throw new ArgumentException($"OpenOptions: Layout is {layout}. Expected one of {string.Join(", ", Enum.GetNames<DatasetLayout>())}, or null.");
        }

        if (!Enum.IsDefined(OnBadImage) || DecodePixelsLimit is < 1 or > 500_000_000 || Threads is < 1)
        {
            throw new ArgumentException($"OpenOptions: OnBadImage is {OnBadImage}, DecodePixelsLimit {DecodePixelsLimit}, Threads {Threads?.ToString() ?? "null"}. Expected Fail or Exclude, 1 to 500 million, and at least 1 or null.");
        }
    }
}
