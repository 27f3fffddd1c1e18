using FsCheck;
using FsCheck.Fluent;
using Ham10000.Dataset;

namespace Ham10000.Evaluation.Tests;

public sealed class ThresholdCurveTests
{
    private static readonly Predictions Three = new(new LabelSchema("t", LabelKind.Multiclass, ["a", "b", "c"]), ["w", "x", "y", "z"], ["w", "x", "y", "z"], [0, 1, 0, 2],
        [0.8f, 0.1f, 0.1f, 0.6f, 0.4f, 0f, 0.5f, 0.25f, 0.25f, 0f, 0f, 1f]);

    [Fact]
    public void RocCurve_OfAClass_IsThatOfItsProbabilities()
    {
        var curve = RocCurve.Of(Three, 0);
        curve.Thresholds.Should().Equal(double.PositiveInfinity, 0.8f, 0.6f, 0.5f, 0f);
        curve.TruePositiveRates.Should().Equal(0, 0.5, 0.5, 1, 1);
        curve.FalsePositiveRates.Should().Equal(0, 0, 0.5, 0.5, 1);
        (curve.Area, curve.Positives, curve.Negatives).Should().Be((0.75, 2, 2));
    }

    [Fact]
    public void PrecisionRecallCurve_OfAClass_IsThatOfItsProbabilities()
    {
        var curve = PrecisionRecallCurve.Of(Three, 0);
        curve.Thresholds.Should().Equal(0f, 0.5f, 0.6f, 0.8f);
        curve.Precisions.Should().Equal(0.5, 2 / 3.0, 0.5, 1, 1);
        curve.Recalls.Should().Equal(1, 1, 0.5, 0.5, 0);
        (curve.AveragePrecision, curve.Prevalence).Should().Be(((0.5 * 1) + (0.5 * (2 / 3.0)), 0.5));
    }

    [Fact]
    public void Curves_WithoutPositiveOrNegative_AreUndefined()
    {
        var roc = RocCurve.Of([false, false], [0.1, 0.2]);
        roc.TruePositiveRates.Should().AllSatisfy(rate => rate.Should().Be(double.NaN));
        roc.FalsePositiveRates.Should().Equal(0, 0.5, 1);
        roc.Area.Should().Be(double.NaN);
        RocCurve.Of([true], [0.1]).FalsePositiveRates.Should().AllSatisfy(rate => rate.Should().Be(double.NaN));
        var pr = PrecisionRecallCurve.Of([false, false], [0.1, 0.2]);
        pr.Recalls.Should().AllSatisfy(recall => recall.Should().Be(double.NaN));
        pr.Precisions.Should().Equal(0, 0, 1);
        pr.AveragePrecision.Should().Be(double.NaN);
    }

    [Fact]
    public void RocCurve_OfAnyScores_RisesAndEnclosesItsArea()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
        {
            var set = new ScoreSet(Math.Abs(number % 100_000));
            var curve = RocCurve.Of(set.Positives, set.ClassScores);
            var (x, y) = (curve.FalsePositiveRates, curve.TruePositiveRates);
            var area = Enumerable.Range(1, x.Count - 1).Sum(i => (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2);
            return double.IsNaN(curve.Area)
                ? curve.Positives == 0 || curve.Negatives == 0
                : Math.Abs(area - curve.Area) < 1e-12 && x.SequenceEqual(x.Order()) && y.SequenceEqual(y.Order()) && (x[0], y[0], x[^1], y[^1]) == (0, 0, 1, 1)
                    && curve.Thresholds.SequenceEqual(curve.Thresholds.OrderDescending());
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void ReliabilityCurve_OfTheDecidedClass_CountsEveryImageOnce()
    {
        var curve = ReliabilityCurve.Of(Three, 5);
        curve.Bins.Select(b => b.Count).Should().Equal([0, 0, 1, 1, 2], "0.8f is more than 0.8");
        curve.Bins[2].Should().BeEquivalentTo(new ReliabilityBin(0.4, 0.6, 1, 0.5, 1));
        curve.Bins[0].MeanProbability.Should().Be(double.NaN);
        curve.Bins[0].ObservedRate.Should().Be(double.NaN);
        curve.ExpectedCalibrationError.Should().BeApproximately((0.5 + 0.6 + (2 * 0.1)) / 4, 1e-7);
        curve.MaximumCalibrationError.Should().BeApproximately(0.6, 1e-7);
        ReliabilityCurve.Of(Three, 2, 2).Bins.Select(b => b.ObservedRate).Should().Equal(0, 1);
    }

    [Fact]
    public void ReliabilityCurve_OfAProbabilityOnAnEdge_PutsItBelow()
    {
        // Such as 7 / 25, which times 25 is more than 7.
        foreach (var bins in Enumerable.Range(1, 200))
        {
            var edges = Enumerable.Range(0, bins + 1).Select(b => (double)b / bins).ToArray();
            var curve = ReliabilityCurve.Of(new bool[edges.Length], edges, bins);
            curve.Bins.Select(b => b.Count).Should().Equal([2, .. Enumerable.Repeat(1, bins - 1)], "of {0} bins", bins);
        }
    }

    [Fact]
    public void ReliabilityCurve_OfAnyPredictions_KeepsTheMean()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>(), (number, size) =>
        {
            var set = new ScoreSet(Math.Abs(number % 100_000));
            var curve = ReliabilityCurve.Of(set.Positives, set.ClassScores, 1 + Math.Abs(size % 40));
            var filled = curve.Bins.Where(b => b.Count > 0).ToList();
            return curve.Bins.Sum(b => b.Count) == set.Labels.Length
                && Math.Abs((filled.Sum(b => b.Count * b.MeanProbability) / set.Labels.Length) - set.ClassScores.Average()) < 1e-12
                && filled.All(b => b.MeanProbability <= b.Upper && (b.MeanProbability > b.Lower || b.Lower == 0))
                && curve.ExpectedCalibrationError <= curve.MaximumCalibrationError + 1e-15 && curve.MaximumCalibrationError <= 1;
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void BadInput_IsRefused()
    {
        Refuses<ArgumentOutOfRangeException>(() => RocCurve.Of(Three, 3), "Class index 3 is out of range. Expected 0 to 2. (Parameter 'classIndex')");
        Refuses<ArgumentOutOfRangeException>(() => PrecisionRecallCurve.Of(Three, -1), "Class index -1 is out of range. Expected 0 to 2. (Parameter 'classIndex')");
        Refuses<ArgumentOutOfRangeException>(() => ReliabilityCurve.Of(Three, 1001), "Found 1001 bins. Expected 1 to 1000. (Parameter 'bins')");
        Refuses<ArgumentException>(() => PrecisionRecallCurve.Of([true], [0.1, 0.2]), "Found 2 scores for 1 images. Expected one per image, in the same order. (Parameter 'scores')");
        Refuses<ArgumentException>(() => ReliabilityCurve.Of([true], [double.NaN]),
            "Probability of image 0 is NaN. Expected a number in [0, 1]; turn logits into probabilities first. (Parameter 'probabilities')");
    }

    private static void Refuses<T>(Action action, string message)
        where T : Exception => action.Should().ThrowExactly<T>().Which.Message.Should().Be(message);
}
