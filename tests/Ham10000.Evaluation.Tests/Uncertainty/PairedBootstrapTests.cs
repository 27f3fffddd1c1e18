using System.Text.Json;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class PairedBootstrapTests
{
    private static readonly LabelSchema Two = new("t", LabelKind.Binary, ["a", "b"]);

    public static TheoryData<string> Golden => [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "paired.jsonl"))];

    [Theory]
    [MemberData(nameof(Golden))]
    public void BalancedAccuracy_OverTheSameDraws_EqualsNumPy(string line)
    {
        var expected = JsonDocument.Parse(line).RootElement;
        var first = new GoldenSet(expected.GetProperty("paired").GetInt32()).ToPredictions();
        var options = new BootstrapOptions
        {
            Resamples = expected.GetProperty("resamples").GetInt32(),
            Seed = expected.GetProperty("seed").GetInt32(),
            Level = expected.GetProperty("level").GetDouble(),
        };

        var found = PairedBootstrap.BalancedAccuracy(first, Shifted(first), options);

        Same(found.First, expected.GetProperty("first"));
        Same(found.Second, expected.GetProperty("second"));
        Same(found.Difference, expected.GetProperty("difference"));
        found.ShareAbove.Should().BeApproximately(expected.GetProperty("above").GetDouble(), 1e-12);
        found.First.Should().Be(Bootstrap.BalancedAccuracy(first, options), "the draws are those of the plain bootstrap");
    }

    [Fact]
    public void Golden_CoversSets() => Golden.Should().HaveCount(13);

    [Fact]
    public void BalancedAccuracy_OfAModelAndItself_HasNoWidthAndIsNotBetter()
    {
        var some = new GoldenSet(16).ToPredictions();

        var same = PairedBootstrap.BalancedAccuracy(some, some);

        (same.Difference, same.ShareAbove, same.IsFirstBetter).Should().Be((new ConfidenceInterval(0, 0, 0, 0.95), 0, false));
        same.First.Upper.Should().BeGreaterThan(same.First.Lower, "its own interval has a width");
    }

    [Fact]
    public void BalancedAccuracy_InAnotherOrderOfImages_IsTheSame()
    {
        var first = new GoldenSet(16).ToPredictions();
        var second = Shifted(first);
        int[] order = [.. Enumerable.Range(0, second.Count).Reverse()];
        var reversed = new Predictions(second.Schema, [.. order.Select(i => second.ImageIds[i])], [.. order.Select(i => second.LesionIds[i])],
            [.. order.Select(i => second.Labels[i])], [.. order.SelectMany(i => second.ProbabilitiesOf(i).ToArray())]);

        var options = new BootstrapOptions { Threads = 1 };
        PairedBootstrap.BalancedAccuracy(first, reversed, options).Should().Be(PairedBootstrap.BalancedAccuracy(first, second, options with { Threads = 3 }));
        PairedBootstrap.BalancedAccuracy(first, second, options with { Seed = 1 }).Should().NotBe(PairedBootstrap.BalancedAccuracy(first, second, options));
    }

    [Fact]
    public void Interval_OfAModelThatIsAlwaysRightAgainstOneThatNeverIs_IsOne()
    {
        var better = PairedBootstrap.BalancedAccuracy(Of([1, 0, 1, 0, 0, 1, 0, 1]), Of([0, 1, 0, 1, 1, 0, 1, 0]));

        better.Should().Be(new PairedDifference(new(1, 1, 1, 0.95), new(0, 0, 0, 0.95), new(1, 1, 1, 0.95), 1));
        better.IsFirstBetter.Should().BeTrue();
        better.ToString().Should().Be("1.000 against 0.000: +1.000 (95 % interval +1.000 to +1.000)");
    }

    [Fact]
    public void Interval_OfAScoreThatIsSometimesUndefined_LeavesThoseDrawsOut()
    {
        var difference = PairedBootstrap.Interval(Of([1, 0, 0, 1, 1, 0, 0, 1]), Of([1, 0, 0, 1, 0, 1, 0, 1]), m => m.Support(0) == 0 ? double.NaN : (double)m[0, 0] / m.Support(0));
        difference.Difference.DefinedShare.Should().BeApproximately(15.0 / 16, 0.02);
        (difference.Difference with { DefinedShare = 1 }).Should().Be(new ConfidenceInterval(0, 0, 0, 0.95));
        PairedBootstrap.Interval(Of([1, 0, 0, 1, 1, 0, 0, 1]), Of([1, 0, 0, 1, 0, 1, 0, 1]), _ => double.NaN).ShareAbove.Should().Be(double.NaN);
    }

    [Fact]
    public void Interval_OfALoss_IsBetterBelow()
    {
        var (right, wrong) = (Of([1, 0, 1, 0, 0, 1, 0, 1]), Of([0, 1, 0, 1, 1, 0, 1, 0]));

        var loss = PairedBootstrap.Interval(right, wrong, new LogLoss());

        loss.HigherIsBetter.Should().BeFalse();
        loss.Difference.Upper.Should().BeLessThan(-15);
        (loss.IsFirstBetter, loss.ShareAbove).Should().Be((true, 0));
        PairedBootstrap.Interval(wrong, right, new LogLoss()).IsFirstBetter.Should().BeFalse();
        PairedBootstrap.Interval(right, wrong, new Accuracy()).Should().Be(PairedBootstrap.Interval(right, wrong, matrix => matrix.Accuracy));
    }

    [Fact]
    public void Interval_OfOtherImages_SaysWhatDiffers()
    {
        var four = Of([1, 0, 1, 0, 0, 1, 0, 1]);
        float[] six = [1, 0, 1, 0, 1, 0];
        float[] eight = [1, 0, 1, 0, 1, 0, 1, 0];

        Message(four, new Predictions(new LabelSchema("u", LabelKind.Binary, ["a", "c"]), ["1", "2", "3", "4"], ["1", "2", "3", "4"], [0, 0, 1, 1], eight))
            .Should().Be($"The first predictions are about {Two}, the second about {new LabelSchema("u", LabelKind.Binary, ["a", "c"])}. Compare two models on the same images. (Parameter 'second')");
        Message(four, new Predictions(Two, ["1", "2", "3"], ["1", "2", "3"], [0, 0, 1], six))
            .Should().Be("The first predictions are about 4 images, the second about 3. Compare two models on the same images. (Parameter 'second')");
        Message(four, new Predictions(Two, ["1", "2", "3", "5"], ["1", "2", "3", "4"], [0, 0, 1, 1], eight))
            .Should().Be("The second predictions lack image '4'. Compare two models on the same images. (Parameter 'second')");
        Message(four, new Predictions(Two, ["1", "2", "3", "4"], ["1", "2", "3", "4"], [0, 1, 1, 1], eight))
            .Should().Be("Image '2' is a in the first predictions and b in the second. Compare two models on the same images. (Parameter 'second')");
        Message(four, new Predictions(Two, ["1", "2", "3", "4"], ["1", "2", "3", "3"], [0, 0, 1, 1], eight))
            .Should().Be("Image '4' belongs to lesion '4' in the first predictions and to '3' in the second. Compare two models on the same images. (Parameter 'second')");
    }

    [Fact]
    public void Interval_BadOptionsOrCancelled_Throws()
    {
        var four = Of([1, 0, 1, 0, 0, 1, 0, 1]);
        FluentActions.Invoking(() => PairedBootstrap.BalancedAccuracy(four, four, new BootstrapOptions { Resamples = 0 })).Should().ThrowExactly<ArgumentException>()
            .WithMessage("Resamples is 0, expected at least 1. (Parameter 'options')");
        FluentActions.Invoking(() => PairedBootstrap.BalancedAccuracy(four, four, cancellationToken: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }

    private static string Message(Predictions first, Predictions second) =>
        FluentActions.Invoking(() => PairedBootstrap.BalancedAccuracy(first, second)).Should().ThrowExactly<ArgumentException>().Which.Message;

    private static Predictions Of(float[] probabilities) => new(Two, ["1", "2", "3", "4"], ["1", "2", "3", "4"], [0, 0, 1, 1], probabilities);

    // As generate_paired.py makes the second model.
    internal static Predictions Shifted(Predictions first)
    {
        var n = first.Count;
        return new Predictions(first.Schema, first.ImageIds, first.LesionIds, first.Labels,
            [.. Enumerable.Range(0, n).SelectMany(i => first.ProbabilitiesOf(i % 3 == 0 ? (i + 7) % n : i).ToArray())]);
    }

    private static void Same(ConfidenceInterval found, JsonElement expected)
    {
        double[] values = [found.Estimate, found.Lower, found.Upper];
        values.Should().Equal(expected.EnumerateArray().Select(v => v.GetDouble()), (a, b) => Math.Abs(a - b) <= 1e-12);
    }
}
