using System.Text.Json;

namespace Ham10000.Training.Tests;

/// <summary>One scripted fit of Golden/keras_rules.json with what Keras does.</summary>
public sealed record KerasCase(
    string Name, bool Rising, int Patience, double Factor, double Floor, double Delta, double Start,
    double[] Scores, double[] Rates, int? Stopped, int BestEpoch)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static TheoryData<KerasCase> All { get; } = [.. Load()];

    // Accuracy rises, loss falls; the scripted records hold the same score for both.
    public Metric Monitor => Rising ? Metric.ValidationAccuracy : Metric.ValidationLoss;

    public override string ToString() => $"{Name}, {(Rising ? "rising" : "falling")}, patience {Patience}";

    private static KerasCase[] Load() => JsonSerializer.Deserialize<KerasCase[]>(
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, "tests", "Ham10000.Training.Tests", "Golden", "keras_rules.json")), Json)!;
}
