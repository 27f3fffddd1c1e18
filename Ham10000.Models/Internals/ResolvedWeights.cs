namespace Ham10000.Models;

/// <summary>What <see cref="PretrainedWeights"/> came to: an existing file, or none for a random start.</summary>
internal sealed record ResolvedWeights(string? Path)
{
    public bool IsRandom => Path is null;
}
