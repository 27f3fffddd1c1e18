using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>A line of decisions.jsonl, and small predictions made in place.</summary>
internal sealed class DecisionCase(JsonElement json)
{
    public static IReadOnlyList<DecisionCase> Temperatures { get; } = Read("temperature", "probabilities");

    public static IReadOnlyList<DecisionCase> Views { get; } = Read("temperature", "views");

    public static IReadOnlyList<DecisionCase> Operating { get; } = Read("operating", "probabilities");

    public JsonElement this[string name] => json.GetProperty(name);

    public int Classes => json.GetProperty("classes").GetInt32();

    public int[] Labels => [.. json.GetProperty("labels").EnumerateArray().Select(v => v.GetInt32())];

    public double Double(string name) => json.GetProperty(name).GetDouble();

    public double[] Doubles(string name) => [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    public Predictions ToPredictions() => Of(Schema(Classes), Labels, [.. json.GetProperty("probabilities").EnumerateArray().Select(v => v.GetSingle())]);

    public static LabelSchema Schema(int classes) => new("t", classes == 2 ? LabelKind.Binary : LabelKind.Multiclass, [.. Enumerable.Range(0, classes).Select(c => $"c{c}")]);

    /// <summary>Predictions about images that are lesions of their own.</summary>
    public static Predictions Of(LabelSchema schema, int[] labels, float[] probabilities)
    {
        string[] ids = [.. labels.Select((_, i) => $"i{i}")];
        return new Predictions(schema, ids, ids, labels, probabilities);
    }

    /// <summary>Predictions of a class c1 against c0 by the probability of c1.</summary>
    public static Predictions Binary(params (int Label, float Probability)[] images) =>
        Of(Schema(2), [.. images.Select(i => i.Label)], [.. images.SelectMany(i => new[] { 1 - i.Probability, i.Probability })]);

    /// <summary>Random predictions that are right more often than not.</summary>
    public static Predictions Random(int seed, int images, LabelSchema schema)
    {
        var random = new Random(seed);
        var labels = new int[images];
        var probabilities = new float[images * schema.ClassCount];
        for (var i = 0; i < images; i++)
        {
            labels[i] = random.Next(schema.ClassCount);
            double[] powers = [.. Enumerable.Range(0, schema.ClassCount).Select(c => Math.Exp((3 * random.NextDouble()) + (c == labels[i] ? 1.5 : 0)))];
            for (var c = 0; c < powers.Length; c++)
            {
                probabilities[(i * schema.ClassCount) + c] = (float)(powers[c] / powers.Sum());
            }
        }

        string[] ids = [.. labels.Select((_, i) => $"i{i}")];
        return new Predictions(schema, ids, [.. labels.Select((_, i) => $"l{i / 2}")], labels, probabilities);
    }

    private static DecisionCase[] Read(params string[] keys)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "decisions.jsonl");
        return [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement).Where(e => keys.All(key => e.TryGetProperty(key, out _))).Select(e => new DecisionCase(e))];
    }
}
