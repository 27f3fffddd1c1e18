namespace Ham10000.Models;

/// <summary>The weights in a folder, under the architecture's file name.</summary>
internal sealed record FolderWeights(string Folder) : PretrainedWeights
{
    public override string ToString() => Folder;

    internal override ResolvedWeights Resolve(string weightsName)
    {
        var path = Path.Combine(Folder, FileName(weightsName));
        return File.Exists(path) ? new(Path.GetFullPath(path))
            : throw PretrainedWeightsNotFoundException.For(weightsName, FileName(weightsName), [path]);
    }
}
