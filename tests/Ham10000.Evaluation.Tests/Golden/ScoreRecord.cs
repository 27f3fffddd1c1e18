using System.Text.Json;

namespace Ham10000.Evaluation.Tests;

/// <summary>A line of scores.jsonl: values by name.</summary>
internal sealed class ScoreRecord(Dictionary<string, JsonElement> values)
{
    public static IReadOnlyList<ScoreRecord> All { get; } = Read();

    public int Number => values["set"].GetInt32();

    public string Text(string name) => values[name].GetString()!;

    public bool Has(string name) => values[name].ValueKind != JsonValueKind.Array || values[name].GetArrayLength() > 0;

    /// <summary>The numbers of an entry; null in the file is NaN.</summary>
    public double[] Numbers(string name) => values[name].ValueKind == JsonValueKind.Array ? Numbers(values[name]) : [ValueOf(values[name])];

    /// <summary>The lists of an entry.</summary>
    public double[][] Lists(string name) => [.. values[name].EnumerateArray().Select(Numbers)];

    private static double ValueOf(JsonElement json) => json.ValueKind == JsonValueKind.Null ? double.NaN : json.GetDouble();

    private static double[] Numbers(JsonElement json) => [.. json.EnumerateArray().Select(ValueOf)];

    private static ScoreRecord[] Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "scores.jsonl"));
        var names = JsonSerializer.Deserialize<string[]>(lines[0])!;
        return [.. lines.Skip(1).Select(line => new ScoreRecord(names.Zip(JsonDocument.Parse(line).RootElement.EnumerateArray()).ToDictionary(p => p.First, p => p.Second)))];
    }
}
