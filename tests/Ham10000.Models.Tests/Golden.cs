using System.Text.Json;
using static TorchSharp.torch;

namespace Ham10000.Models.Tests;

/// <summary>Reads a golden file and compares tensors with it.</summary>
internal sealed class Golden(JsonElement root)
{
    public static Golden Read(string name)
    {
        var path = Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Models.Tests", "Golden", name);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new Golden(document.RootElement.Clone());
    }

    public Golden this[string name] => new(root.GetProperty(name));

    /// <summary>State-dict keys with their shapes, sorted.</summary>
    public IReadOnlyList<string> Keys =>
        [.. root.EnumerateObject().Select(entry => Key(entry.Name, Longs(entry.Value))).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, Golden> Entries => root.EnumerateObject().ToDictionary(entry => entry.Name, entry => new Golden(entry.Value));

    public long Integer => root.GetInt64();

    public long[] Integers => Longs(root);

    public float[] Floats => [.. root.EnumerateArray().Select(value => value.GetSingle())];

    public double[] Doubles => [.. root.EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>The same of a state dict, its keys renamed.</summary>
    public static IReadOnlyList<string> KeysOf(Dictionary<string, Tensor> stateDict, Func<string, string> rename) =>
        [.. stateDict.Select(entry => Key(rename(entry.Key), entry.Value.shape)).Order(StringComparer.Ordinal)];

    /// <summary>The largest difference is at most the tolerance times the largest expected magnitude.</summary>
    public void ShouldBe(Tensor actual, double tolerance, string because)
    {
        var expected = Floats;
        using var own = actual.detach();
        using var single = own.to_type(ScalarType.Float32);
        using var flat = single.flatten();
        var found = flat.data<float>().ToArray();
        found.Should().HaveSameCount(expected, because);
        var scale = expected.Max(Math.Abs);
        scale.Should().BeGreaterThan(0, because);
        var worst = expected.Zip(found, (x, y) => Math.Abs(x - y)).Max() / scale;
        worst.Should().BeLessThanOrEqualTo((float)tolerance, because);
    }

    private static string Key(string name, long[] shape) => $"{name} ({string.Join(", ", shape)})";

    private static long[] Longs(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt64())];
}
