using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class BootstrapTests
{
    private static readonly Predictions Some = new GoldenSet(16).ToPredictions();

    [Fact]
    public void BalancedAccuracy_WithAnyNumberOfThreads_IsTheSame()
    {
        var one = Bootstrap.BalancedAccuracy(Some, new BootstrapOptions { Threads = 1 });
        var four = Bootstrap.BalancedAccuracy(Some, new BootstrapOptions { Threads = 4 });
        four.Should().Be(one);
        Bootstrap.BalancedAccuracy(Some, new BootstrapOptions { Seed = 1 }).Should().NotBe(one, "another seed draws other lesions");
    }

    [Fact]
    public void BalancedAccuracy_OfLesionsThatAreAllOne_HasNoWidth()
    {
        // Right and wrong images of a single lesion are always drawn together.
        var predictions = Of(["one", "one", "one", "one"]);
        Bootstrap.BalancedAccuracy(predictions).Should().Be(new ConfidenceInterval(0.5, 0.5, 0.5, 0.95));
        Bootstrap.BalancedAccuracy(Of(["a", "b", "c", "d"])).Lower.Should().Be(0, "single images vary");
    }

    [Fact]
    public void Interval_OfAScoreThatIsSometimesUndefined_LeavesThoseDrawsOut()
    {
        // The share of right answers among images of class 1, undefined where none was drawn.
        var interval = Bootstrap.Interval(Of(["a", "b", "c", "d"]), m => m.Support(1) == 0 ? double.NaN : (double)m[1, 1] / m.Support(1));
        interval.DefinedShare.Should().BeApproximately(15.0 / 16, 0.02, "of four lesions, two without the class, one draw in 16 lacks it");
        (interval with { DefinedShare = 1 }).Should().Be(new ConfidenceInterval(0.5, 0, 1, 0.95));
        Bootstrap.Interval(Some, _ => double.NaN).Should().Be(new ConfidenceInterval(double.NaN, double.NaN, double.NaN, 0.95) { DefinedShare = 0 });
    }

    [Fact]
    public void Interval_WithBadOptions_NamesEveryProblem()
    {
        var options = new BootstrapOptions { Resamples = 0, Level = 1, Threads = 0 };
        FluentActions.Invoking(() => Bootstrap.BalancedAccuracy(Some, options)).Should().ThrowExactly<ArgumentException>().Which.Message.Should().Be(
            "Resamples is 0, expected at least 1. Level is 1, expected a number between 0 and 1, e.g. 0.95. Threads is 0, expected at least 1, or null for one per processor. (Parameter 'options')");
    }

    [Fact]
    public void Interval_Cancelled_Stops() => FluentActions
        .Invoking(() => Bootstrap.BalancedAccuracy(Some, cancellationToken: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();

    [Fact]
    public void Interval_OfAScoreThatThrows_ThrowsTheSame()
    {
        var calls = 0;
        double Score(ConfusionMatrix matrix) => Interlocked.Increment(ref calls) > 1 ? throw new InvalidOperationException("No score.") : 0;
        FluentActions.Invoking(() => Bootstrap.Interval(Some, Score)).Should().ThrowExactly<InvalidOperationException>().WithMessage("No score.");
    }

    [Fact]
    public void Interval_OfAMetric_LeavesTheMetricAsItIs()
    {
        var used = new Accuracy();
        used.Update([1, 0], [0], 2);
        var interval = Bootstrap.Interval(Some, used, new BootstrapOptions { Threads = 3 });
        interval.Should().Be(Bootstrap.Interval(Some, matrix => matrix.Accuracy));
        used.Compute().Should().Be(1);
    }

    [Fact]
    public void Interval_BiasCorrectedOfLesionsThatAreAllOne_HasNoWidth()
    {
        var corrected = new BootstrapOptions { Method = BootstrapMethod.BiasCorrectedAccelerated };
        Bootstrap.BalancedAccuracy(Of(["one", "one", "one", "one"]), corrected).Should().Be(new ConfidenceInterval(0.5, 0.5, 0.5, 0.95));
    }

    [Fact]
    public void ToString_GivesValueAndBounds()
    {
        new ConfidenceInterval(0.5432, 0.4821, 0.6009, 0.95).ToString().Should().Be("0.543 (95 % interval 0.482 to 0.601)");
        new ConfidenceInterval(0.5, 0, 1, 0.9) { DefinedShare = 0.9999 }.ToString().Should().Be("0.500 (90 % interval 0.000 to 1.000, defined in 99.9 % of the draws)");
    }

    private static Predictions Of(string[] lesions) =>
        new(new LabelSchema("t", LabelKind.Binary, ["a", "b"]), ["1", "2", "3", "4"], lesions, [0, 0, 1, 1], [1, 0, 0, 1, 1, 0, 0, 1]);
}
