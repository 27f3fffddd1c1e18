namespace Ham10000.Models;

/// <summary>A start from nothing.</summary>
internal sealed record RandomWeights : PretrainedWeights
{
    public override string ToString() => "Random";

    internal override ResolvedWeights Resolve(string weightsName) => new(Path: null);
}
