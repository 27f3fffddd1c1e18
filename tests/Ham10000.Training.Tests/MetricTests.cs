using Ham10000.Evaluation;

namespace Ham10000.Training.Tests;

public class MetricTests
{
    private static readonly EpochRecord Record = new()
    {
        Epoch = 1,
        TrainingLoss = 1,
        TrainingAccuracy = 0.2,
        TrainingBalancedAccuracy = 0.3,
        ValidationLoss = 4,
        ValidationAccuracy = 0.5,
        ValidationBalancedAccuracy = 0.6,
        Metrics = new Dictionary<string, double> { ["training macro F1"] = 0.7, ["validation macro F1"] = 0.8 },
    };

    public static TheoryData<Metric, string, bool, double> Known => new()
    {
        { Metric.TrainingLoss, "training loss", false, 1 },
        { Metric.TrainingAccuracy, "training accuracy", true, 0.2 },
        { Metric.TrainingBalancedAccuracy, "training balanced accuracy", true, 0.3 },
        { Metric.ValidationLoss, "validation loss", false, 4 },
        { Metric.ValidationAccuracy, "validation accuracy", true, 0.5 },
        { Metric.ValidationBalancedAccuracy, "validation balanced accuracy", true, 0.6 },
        { Metric.Training(new F1Score()), "training macro F1", true, 0.7 },
        { Metric.Validation(new F1Score()), "validation macro F1", true, 0.8 },
        { Metric.Validation(new LogLoss()), "validation log loss", false, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Read_OfARecord_IsTheNamedValue(Metric metric, string name, bool higherIsBetter, double value)
    {
        metric.Name.Should().Be(name);
        metric.HigherIsBetter.Should().Be(higherIsBetter);
        (metric.Read(Record) ?? double.NaN).Should().Be(value);
    }

    [Theory]
    [InlineData(0.5, null, 0, true)]
    [InlineData(double.NaN, null, 0, false)]
    [InlineData(0.5, 0.5, 0, false)]
    [InlineData(0.51, 0.5, 0, true)]
    [InlineData(0.51, 0.5, 0.02, false)]
    [InlineData(double.NaN, 0.5, 0, false)]
    public void Improves_Rising_NeedsMoreThanTheDelta(double value, double? best, double delta, bool expected)
    {
        Metric.ValidationAccuracy.Improves(value, best, delta).Should().Be(expected);
        Metric.ValidationLoss.Improves(-value, -best, delta).Should().Be(expected, "a falling metric is the mirror image");
    }

    [Fact]
    public void Equals_SameNameAndDirection_IsTrue()
    {
        Metric.Validation(new F1Score()).Should().Be(Metric.Validation(new F1Score()));
        Metric.Validation(new F1Score()).Should().NotBe(Metric.Training(new F1Score()));
    }
}
