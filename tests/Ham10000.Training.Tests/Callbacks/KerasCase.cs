namespace Ham10000.Training.Tests;

/// <summary>One scripted fit of Golden/keras_rules.json with what Keras does.</summary>
public sealed record KerasCase(
    string Name, bool Rising, int Patience, double Factor, double Floor, double Delta, double Start, int Cooldown,
    double? Baseline, int StartFrom, double[] Scores, double[] Rates, int? Stopped, int BestEpoch)
{
    public static TheoryData<KerasCase> All { get; } = [.. Golden.Read<KerasCase>("keras_rules.json")];

    // Accuracy rises, loss falls; the scripted records hold the same score for both.
    public Metric Monitor => Rising ? Metric.ValidationAccuracy : Metric.ValidationLoss;

    public override string ToString() => $"{Name}, {(Rising ? "rising" : "falling")}, patience {Patience}, cooldown {Cooldown}, baseline {Baseline}, from epoch {StartFrom}";
}
