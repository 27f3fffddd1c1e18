using FsCheck;
using FsCheck.Fluent;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

/// <summary>What every interval promises, for any predictions.</summary>
public sealed class ResamplingPropertyTests
{
    private static readonly BootstrapOptions Few = new() { Resamples = 40, Seed = 3, Threads = 1 };

    // The sets of the golden files: every number of classes, absent and single classes, ties, lesions of several images.
    private static readonly Arbitrary<int> AnySet = Arb.From(Gen.Choose(0, 100_000));

    [Fact]
    public void Intervals_OfAnySet_AreInOrder_AndUndefinedTogether() => Holds(predictions => ScoreIntervalsTests.All(ScoreIntervals.Of(predictions, Few)).All(interval =>
        interval.DefinedShare is >= 0 and <= 1
        && double.IsNaN(interval.Lower) == double.IsNaN(interval.Upper)
        && (interval.DefinedShare == 0) == double.IsNaN(interval.Lower)
        && !(interval.Lower > interval.Upper)));

    [Fact]
    public void Draw_AnyNumberOfLesions_TakesAsManyAsThereAre() => Prop.ForAll(Arb.From(Gen.Choose(1, 400)), Arb.From(Gen.Choose(0, 1_000_000)), (lesions, seed) =>
    {
        var times = new int[lesions];
        LesionResampling.Draw(CounterRandom.Stream(seed, 0), times);
        return times.Sum() == lesions && times.All(t => t >= 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Metric_OfAnyDraw_SeesAllImagesOfEachDrawnLesion() => Holds(predictions =>
    {
        // The label is the lesion, so that the matrix counts images per lesion: always whole lesions, as many as there are.
        var lesions = new LesionIndex(predictions.LesionIds);
        var schema = new LabelSchema("lesion", LabelKind.Multiclass, [.. Enumerable.Range(0, lesions.Count + 2).Select(l => $"{l}")]);
        var marked = new Predictions(schema, predictions.ImageIds, predictions.LesionIds, lesions.LesionOf, new float[predictions.Count * schema.ClassCount]);
        var whole = Bootstrap.Interval(marked, matrix => AreWhole(matrix, lesions) ? 1 : 0, Few);
        return whole is { Lower: 1, Upper: 1, DefinedShare: 1 };
    });

    [Fact]
    public void Intervals_WithImagesOfALesionInAnotherOrder_AreTheSame() => Holds(predictions =>
    {
        // Lesions keep the order in which they first occur, which is what draws go by; within a lesion the order of the images plays no part.
        var order = Enumerable.Range(0, predictions.Count).GroupBy(i => predictions.LesionIds[i]).SelectMany(lesion => lesion.Reverse()).ToArray();
        var (one, other) = (ScoreIntervals.Of(predictions, Few), ScoreIntervals.Of(PredictionParts.Of(predictions, order), Few));
        return ScoreIntervalsTests.All(one).Zip(ScoreIntervalsTests.All(other)).All(pair => Near(pair.First, pair.Second));
    });

    [Fact]
    public void MetricAndMatrix_OfAnySet_GiveTheSameInterval() => Holds(predictions =>
        Near(Bootstrap.Interval(predictions, new BalancedAccuracy(), Few), Bootstrap.BalancedAccuracy(predictions, Few))
        && Near(Bootstrap.Interval(predictions, new LogLoss(), Few), ScoreIntervals.Of(predictions, Few).LogLoss));

    [Fact]
    public void Paired_OfAnySet_IsTheDifferenceOfTheSameDraws() => Holds(predictions =>
    {
        var swapped = PairedBootstrap.Interval(predictions, predictions, new LogLoss(), Few);
        return swapped.Difference is { Estimate: 0, Lower: 0, Upper: 0 } && Near(swapped.First, Bootstrap.Interval(predictions, new LogLoss(), Few)) && !swapped.IsFirstBetter;
    });

    private static void Holds(Func<Predictions, bool> property) => Prop.ForAll(AnySet, number => property(new GoldenSet(number).ToPredictions())).QuickCheckThrowOnFailure();

    private static bool AreWhole(ConfusionMatrix matrix, LesionIndex lesions)
    {
        var drawn = 0L;
        for (var lesion = 0; lesion < lesions.Count; lesion++)
        {
            var (times, rest) = Math.DivRem(matrix.Support(lesion), lesions.ImagesOf(lesion).Length);
            drawn += rest == 0 ? times : -1_000_000;
        }

        return drawn == lesions.Count;
    }

    private static bool Near(ConfidenceInterval a, ConfidenceInterval b) =>
        Near(a.Estimate, b.Estimate) && Near(a.Lower, b.Lower) && Near(a.Upper, b.Upper) && a.DefinedShare == b.DefinedShare;

    private static bool Near(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) <= 1e-12;
}
