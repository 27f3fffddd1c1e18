using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

/// <summary>How an <see cref="ImageStore"/> is built and where it lies.</summary>
public sealed record StoreOptions
{
    /// <summary>Threads that decode and resize. 1..256; null for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Receives progress while the store is built; nothing when a finished store is opened.</summary>
    public IProgress<StoreProgress>? Progress { get; init; }

    /// <summary>The folder of the stores; null for the one that the environment variable HAM10000_CACHE names, else
    /// <c>ham10000</c> in the user's cache folder.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Is told when a store is built, and why an old one is replaced.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Limits for decoding.</summary>
    public DecodeOptions Decode { get; init; } = DecodeOptions.Default;

    internal void Validate()
    {
        if (Threads is < 1 or > 256)
        {
            throw new ArgumentException($"The store options cannot be used: Threads {Threads} must be 1..256.");
        }
    }
}
