namespace Ham10000.Evaluation.Tests;

public sealed class EpochRecordTests
{
    private static EpochRecord Record => new() { Epoch = 2, TrainingLoss = double.NaN, ValidationLoss = 1, Metrics = new Dictionary<string, double> { ["a"] = 1, ["b"] = double.NaN } };

    [Fact]
    public void Equals_OfEqualMetricsInAnotherDictionary_IsTrue()
    {
        var other = Record with { Metrics = new SortedDictionary<string, double> { ["b"] = double.NaN, ["a"] = 1 } };
        other.Should().Be(Record);
        other.GetHashCode().Should().Be(Record.GetHashCode());
    }

    [Fact]
    public void Equals_OfAnyOtherValue_IsFalse()
    {
        EpochRecord[] others =
        [
            Record with { Epoch = 3 }, Record with { Phase = "x" }, Record with { ValidationLoss = null }, Record with { TrainingLoss = 0 }, Record with { Seconds = 1 },
            Record with { Metrics = new Dictionary<string, double> { ["a"] = 1 } }, Record with { Metrics = new Dictionary<string, double> { ["a"] = 2, ["b"] = double.NaN } },
            Record with { Metrics = new Dictionary<string, double> { ["a"] = 1, ["c"] = double.NaN } },
        ];
        others.Should().OnlyContain(other => !other.Equals(Record));
    }
}
