namespace Ham10000.Models;

/// <summary>The weights in one file.</summary>
internal sealed record FileWeights(string Path) : PretrainedWeights
{
    public override string ToString() => Path;

    internal override ResolvedWeights Resolve(string weightsName)
        => File.Exists(Path) ? new(System.IO.Path.GetFullPath(Path))
            : throw PretrainedWeightsNotFoundException.For(weightsName, System.IO.Path.GetFileName(Path), [Path]);
}
