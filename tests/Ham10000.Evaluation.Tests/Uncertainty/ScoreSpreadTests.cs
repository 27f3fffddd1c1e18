namespace Ham10000.Evaluation.Tests;

public sealed class ScoreSpreadTests
{
    [Fact]
    public void Of_Values_IsTheirMeanAndSampleDeviation()
    {
        ScoreSpread.Of([1, 3, 5]).Should().Be(new ScoreSpread(3, 2, 1, 5, 3));
        ScoreSpread.Of([0.5]).Should().Be(new ScoreSpread(0.5, double.NaN, 0.5, 0.5, 1));
        ScoreSpread.Of([0.25, 0.25, 0.25]).StandardDeviation.Should().Be(0);
    }

    [Fact]
    public void Of_AnUndefinedScore_IsUndefined() =>
        ScoreSpread.Of([0.7, double.NaN]).Should().Be(new ScoreSpread(double.NaN, double.NaN, double.NaN, double.NaN, 2));

    [Fact]
    public void Of_Nothing_IsRefused() =>
        FluentActions.Invoking(() => ScoreSpread.Of([])).Should().ThrowExactly<ArgumentException>().WithMessage("Expected at least one value, got none. (Parameter 'values')");

    [Fact]
    public void ToString_GivesMeanDeviationRangeAndNumber()
    {
        ScoreSpread.Of([0.7, 0.8]).ToString().Should().Be("0.750 ± 0.071 (0.700 to 0.800, 2 folds)");
        ScoreSpread.Of([0.7]).ToString().Should().Be("0.700 (1 fold)");
    }
}
