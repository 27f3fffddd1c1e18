namespace Ham10000.Models;

/// <summary>Where a layer stands in a model, for messages.</summary>
/// <param name="Path">Such as <c>Layer 4, Residual, branch layer 2</c>.</param>
/// <param name="Before">The layer before it, or what its sequence starts from.</param>
/// <param name="Depth">In how many blocks it lies.</param>
internal sealed record LayerPlace(string Path, string Before, int Depth)
{
    /// <summary>So many blocks can lie in each other: more than any paper's network has, and few enough for every stack and JSON reader.</summary>
    public const int MostBlocks = 8;

    /// <summary>A sequence inside the block that stands here.</summary>
    /// <param name="sequence">Such as <c>Residual, branch layer</c>.</param>
    /// <exception cref="ArgumentException">Too many blocks lie in each other.</exception>
    public LayerSequence Inside(string sequence) => Depth < MostBlocks
        ? new LayerSequence($"{Path}, {sequence}", Before, Depth + 1)
        : throw new ArgumentException($"{Path}: more than {MostBlocks} blocks lie in each other. Write some of their layers one after the other.");

    /// <summary>What a layer says that does not fit here.</summary>
    public ArgumentException Error(LayerSpec layer, string problem) => new($"{Path}, {layer}, after {Before}: {problem}");
}
