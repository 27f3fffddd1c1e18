using System.Security.Cryptography;
using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>Weights that are fetched once and then lie in the cache, under a name with the hash of their content.</summary>
internal sealed record UrlWeights(Uri Address, string Sha256, IProgress<DownloadProgress>? Progress, CancellationToken CancellationToken) : PretrainedWeights
{
    /// <summary>Where the file goes, so that tests can keep out of the user's cache.</summary>
    public string Folder { get; init; } = CacheFolder.For("weights");

    public override string ToString() => Download.Display(Address);

    internal override ResolvedWeights Resolve(string weightsName)
    {
        var path = Path.Combine(Folder, $"{weightsName}.{Sha256[..16]}.safetensors");
        if (!IsIntact(path))
        {
            Download.ToFile(Address, Sha256, path, weightsName, Progress, CancellationToken);
        }

        return new(Path.GetFullPath(path));
    }

    private bool IsIntact(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == Sha256;
    }
}
