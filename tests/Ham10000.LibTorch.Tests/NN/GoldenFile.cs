using System.Runtime.InteropServices;
using System.Text.Json;

namespace Ham10000.LibTorch.Tests;

/// <summary>What PyTorch computed (Golden/nn.json, written by Golden/nn_golden.py).</summary>
internal static class GoldenFile
{
    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> Cases = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(Path.Combine(
            RepositoryFolder.Root, "tests", "Ham10000.LibTorch.Tests", "Golden", "nn.json")))!);

    /// <summary>The names of the cases of one family, without the family.</summary>
    public static IEnumerable<string> Names(string family) => Cases.Value.Keys
        .Where(name => name.StartsWith(family + ".", StringComparison.Ordinal)).Select(name => name[(family.Length + 1)..]);

    public static TheoryData<string> Theory(string family) => [.. Names(family)];

    /// <summary>The results of a case by name.</summary>
    public static Dictionary<string, float[]> Case(string family, string name) => Cases.Value[$"{family}.{name}"].ToDictionary(
        pair => pair.Key, pair => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(pair.Value)).ToArray());
}
