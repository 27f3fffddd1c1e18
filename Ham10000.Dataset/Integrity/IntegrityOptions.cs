using Microsoft.Extensions.Logging;

namespace Ham10000.Dataset;

/// <summary>What <see cref="HamDataset.CheckIntegrity"/> looks for. docs/integrity.md says how the defaults were chosen.</summary>
public sealed record IntegrityOptions
{
    /// <summary>Whether pictures are compared that differ in their bytes. Default: true.</summary>
    public bool FindNearDuplicates { get; init; } = true;

    /// <summary>Near duplicates: by how many of 64 bits the perceptual hashes of two pictures may differ. From 0 to 20; default 10.</summary>
    public int HashDistance { get; init; } = 10;

    /// <summary>Near duplicates: how well the fine detail of two pictures must agree, as a correlation. From 0 to 1; default 0.7.</summary>
    public double DetailCorrelation { get; init; } = 0.7;

    /// <summary>Whether a mirrored picture, or one turned by a multiple of 90°, counts as the same. Default: true.</summary>
    public bool AnyOrientation { get; init; } = true;

    /// <summary>How many years the ages in the rows of one lesion may be apart. At least 0; default 5, since HAM10000 rounds
    /// ages to five years and a lesion may be followed for some.</summary>
    public double AgeToleranceYears { get; init; } = 5;

    /// <summary>How many threads read and compare; the report does not depend on it. From 1 to 256; default: one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Where it is remembered what each image looked like, by path, size and time. Default: <see cref="CacheFolder.Root"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Told how many images have been looked at, from several threads. Default: none.</summary>
    public IProgress<IntegrityProgress>? Progress { get; init; }

    /// <summary>Told how many findings of each kind there are. Default: none.</summary>
    public ILogger? Logger { get; init; }

    internal void Validate() => Problems().ThrowIfAny("The integrity options");

    private IEnumerable<string> Problems()
    {
        if (HashDistance is < 0 or > 20)
        {
            yield return $"HashDistance is {HashDistance} and must be 0 to 20";
        }

        if (!(DetailCorrelation is >= 0 and <= 1))
        {
            yield return $"DetailCorrelation is {DetailCorrelation} and must be 0 to 1";
        }

        if (!(AgeToleranceYears >= 0))
        {
            yield return $"AgeToleranceYears is {AgeToleranceYears} and must be at least 0";
        }

        if (Threads is < 1 or > 256)
        {
            yield return $"Threads is {Threads} and must be 1 to 256, or null";
        }
    }
}
