using System.Text.Json;

namespace Ham10000.Evaluation.Tests;

/// <summary>A line of metrics.jsonl.</summary>
internal sealed class GoldenRecord(JsonElement json)
{
    public static IReadOnlyList<GoldenRecord> Sets { get; } = Read("set");

    public static IReadOnlyList<GoldenRecord> Bootstraps { get; } = Read("bootstrap");

    public int Int(string name) => json.GetProperty(name).GetInt32();

    public double Double(string name) => json.GetProperty(name).GetDouble();

    /// <summary>Numbers; null in the file is NaN.</summary>
    public double[] Doubles(string name) => [.. json.GetProperty(name).EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];

    public long[] Longs(string name) => [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetInt64())];

    public string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static GoldenRecord[] Read(string kind)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "metrics.jsonl");
        return [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Where(e => e.TryGetProperty(kind, out _)).Select(e => new GoldenRecord(e))];
    }
}
