using Ham10000.Training;

namespace CompareModels;

/// <summary>What the command line asks for.</summary>
internal sealed record CompareOptions
{
    /// <summary>The folder of the user's images; null for the sample set.</summary>
    public string? Data { get; init; }

    public string? Weights { get; init; }

    public required IReadOnlyList<Recipe> Recipes { get; init; }

    /// <summary>Epochs of every recipe; null for the few of <see cref="Comparison"/>.</summary>
    public int? Epochs { get; init; }

    public (int Height, int Width) ImageSize { get; init; } = (100, 125);

    public required string Out { get; init; }
}
