using System.Text.Json;

namespace Ham10000.Training.Tests;

/// <summary>One batch of Golden/mixing.json with what NumPy makes of it.</summary>
public sealed record MixCase(
    int Height, int Width, double Share, int Row, int Column, float[] Pixels, int[] Partners, float[] MixUp, int[] Box, float[] CutMix)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<MixCase> All { get; } = [.. Load()];

    public override string ToString() => $"{Partners.Length} images of {Height}×{Width}, share {Share}";

    private static MixCase[] Load() => JsonSerializer.Deserialize<MixCase[]>(
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Training.Tests", "Golden", "mixing.json")), Json)!;
}
