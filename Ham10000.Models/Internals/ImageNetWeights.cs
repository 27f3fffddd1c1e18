using Ham10000.Dataset;

namespace Ham10000.Models;

/// <summary>ImageNet weights from the folder that the environment names, else from the cache.</summary>
internal sealed record ImageNetWeights(Func<string, string?> Variables) : PretrainedWeights
{
    public override string ToString() => "ImageNet";

    internal override ResolvedWeights Resolve(string weightsName)
    {
        var file = FileName(weightsName);
        var cached = Path.Combine(CacheFolder.Resolve(Variables), "weights", file);
        var named = Variables(FolderVariable) is { Length: > 0 } folder ? Path.Combine(folder, file) : null;
        var found = File.Exists(named) ? named : File.Exists(cached) ? cached : null;
        return found is not null ? new(Path.GetFullPath(found))
            : throw PretrainedWeightsNotFoundException.For(weightsName, file, [named ?? $"{FolderVariable}, which is not set", cached]);
    }
}
