using System.Security.Cryptography;
using System.Text;
using Xunit.Abstractions;

namespace Ham10000.Evaluation.Tests;

/// <summary>Equality with scikit-learn 1.2, and with NumPy formulas of what it lacks, on 500 generated label sets; see generate_scores.py.</summary>
public sealed class ScoresGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-12;
    private static readonly Averaging[] Averagings = [Averaging.Macro, Averaging.Weighted, Averaging.Micro];
    private static readonly KappaWeighting[] Weightings = [KappaWeighting.None, KappaWeighting.Linear, KappaWeighting.Quadratic];

    [Fact]
    public void Golden_CoversEveryKind()
    {
        ScoreRecord.All.Should().HaveCount(500);
        var sets = ScoreRecord.All.Select(r => new ScoreSet(r.Number)).ToList();
        sets.Count(s => s.Labels.Distinct().Count() == 1).Should().BeGreaterThan(50, "of sets with a single class");
        sets.Count(s => s.Labels.Distinct().Count() is > 1 and var n && n < s.ClassCount).Should().BeGreaterThan(50, "of sets that lack a class");
        sets.Count(s => s.Weights.Sum() == 0).Should().BeGreaterThan(0, "of sets without weight");
        ScoreRecord.All.Count(r => r.Numbers("chosen").Any(double.IsNaN)).Should().BeGreaterThan(50, "of classes whose area is undefined");
        ScoreRecord.All.Count(r => r.Numbers("matthews")[0] == 0).Should().BeGreaterThan(20, "of correlations that are undefined");
    }

    [Fact]
    public void Arrays_OnEverySet_EqualScikitLearn() => Compare("arrays", Arrays);

    [Fact]
    public void ArraysWithWeights_OnEverySet_EqualScikitLearn() => Compare("arrays with weights", Weighted);

    [Fact]
    public void Batches_OnEverySet_EqualScikitLearn() => Compare("batches", Streamed);

    [Fact]
    public void Curves_OnEverySet_EqualScikitLearn() => Compare("curves", Curves);

    [Fact]
    public void ConfusionMatrixText_OnEverySet_IsNumPys()
    {
        foreach (var record in ScoreRecord.All)
        {
            var text = new GoldenSet(record.Number).ToPredictions().ToConfusionMatrix().ToNumPyText();
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16].Should().Be(record.Text("matrix text"), "of set {0}, whose text is\n{1}", record.Number, text);
        }
    }

    [Fact]
    public void Weighted_WithoutAnyWeight_IsUndefined()
    {
        foreach (var set in ScoreRecord.All.Select(r => new ScoreSet(r.Number)).Where(s => s.Weights.Sum() == 0))
        {
            double[] values =
            [
                Scores.Accuracy(set.Labels, set.Predicted, set.Weights), Scores.BalancedAccuracy(set.Labels, set.Predicted, set.Weights),
                Scores.LogLoss(set.Labels, set.Probabilities, set.ClassCount, set.Weights), Scores.BrierScore(set.Labels, set.Probabilities, set.ClassCount, set.Weights),
                Scores.TopKAccuracy(set.Labels, set.Probabilities, set.ClassCount, 2, set.Weights), Scores.CohenKappa(set.Labels, set.Predicted, weights: set.Weights),
                Scores.MatthewsCorrelation(set.Labels, set.Predicted, weights: set.Weights), Scores.RocAuc(set.Labels, set.Probabilities, set.ClassCount, weights: set.Weights),
                Scores.AveragePrecision(set.Labels, set.Probabilities, set.ClassCount, weights: set.Weights), Scores.BrierScore(set.Positives, set.ClassScores, set.Weights),
            ];
            values.Should().AllSatisfy(value => value.Should().Be(double.NaN), "of set {0}", set.Set.Number);
        }
    }

    private static IEnumerable<(string Name, double[] Found)> Arrays(ScoreSet s, ScoreRecord record)
    {
        var (labels, predicted, probabilities, k) = (s.Labels, s.Predicted, s.Probabilities, s.ClassCount);
        yield return ("specificity per class", Scores.SpecificityPerClass(labels, predicted, k, ZeroDivision.NaN));
        yield return ("specificity", [.. Averagings.Select(a => Scores.Specificity(labels, predicted, k, a, ZeroDivision.NaN))]);
        yield return ("auc per class", Scores.RocAucPerClass(labels, probabilities, k));
        yield return ("auc", [.. Averagings.Select(a => Scores.RocAuc(labels, probabilities, k, a))]);
        yield return ("ap per class", Scores.AveragePrecisionPerClass(labels, probabilities, k));
        yield return ("ap", [.. Averagings.Select(a => Scores.AveragePrecision(labels, probabilities, k, a))]);
        yield return ("ap as sklearn", [Scores.AveragePrecision(labels, probabilities, k, zeroDivision: ZeroDivision.Zero)]);
        yield return ("chosen",
        [
            Scores.RocAuc(s.Positives, s.ClassScores), Scores.AveragePrecision(s.Positives, s.ClassScores),
            Scores.RocAuc(s.Positives, s.ClassScores, weights: s.Weights), Scores.AveragePrecision(s.Positives, s.ClassScores, weights: s.Weights),
        ]);
        yield return ("binary brier", [Scores.BrierScore(s.Positives, s.ClassScores), Scores.BrierScore(s.Positives, s.ClassScores, s.Weights)]);
        yield return ("log loss", [Scores.LogLoss(labels, probabilities, k)]);
        yield return ("brier", [Scores.BrierScore(labels, probabilities, k)]);
        yield return ("kappa", [.. Weightings.Select(w => Scores.CohenKappa(labels, predicted, w))]);
        yield return ("matthews", [Scores.MatthewsCorrelation(labels, predicted, ZeroDivision.Zero)]);
        yield return ("top", [.. Enumerable.Range(1, 3).Select(n => Scores.TopKAccuracy(labels, probabilities, k, n))]);
        yield return ("calibration", [Scores.ExpectedCalibrationError(labels, probabilities, k), Scores.MaximumCalibrationError(labels, probabilities, k)]);
        yield return ("ties wrong", [Scores.BalancedAccuracy(labels, Scores.Decide(probabilities, k, TieRule.Undecided))]);
    }

    private static IEnumerable<(string Name, double[] Found)> Weighted(ScoreSet s, ScoreRecord record)
    {
        if (!record.Has("w accuracy"))
        {
            yield break;
        }

        var (labels, predicted, probabilities, k, weights) = (s.Labels, s.Predicted, s.Probabilities, s.ClassCount, s.Weights);
        yield return ("w accuracy", [Scores.Accuracy(labels, predicted, weights)]);
        yield return ("w balanced", [Scores.BalancedAccuracy(labels, predicted, weights)]);
        foreach (var a in Averagings)
        {
            yield return ($"w {a.ToString().ToLowerInvariant()}",
            [
                Scores.Precision(labels, predicted, k, a, weights: weights), Scores.Recall(labels, predicted, k, a, weights: weights),
                Scores.F1(labels, predicted, k, a, weights: weights),
            ]);
        }

        yield return ("w specificity", [.. Averagings.Select(a => Scores.Specificity(labels, predicted, k, a, ZeroDivision.NaN, weights))]);
        yield return ("w auc", [.. Averagings.Select(a => Scores.RocAuc(labels, probabilities, k, a, weights: weights))]);
        yield return ("w ap", [.. Averagings.Select(a => Scores.AveragePrecision(labels, probabilities, k, a, weights: weights))]);
        yield return ("w log loss", [Scores.LogLoss(labels, probabilities, k, weights)]);
        yield return ("w brier", [Scores.BrierScore(labels, probabilities, k, weights)]);
        yield return ("w kappa", [.. Weightings.Select(w => Scores.CohenKappa(labels, predicted, w, weights))]);
        yield return ("w matthews", [Scores.MatthewsCorrelation(labels, predicted, ZeroDivision.Zero, weights)]);
        yield return ("w top", [.. Enumerable.Range(1, 3).Select(n => Scores.TopKAccuracy(labels, probabilities, k, n, weights))]);
    }

    private static IEnumerable<(string Name, double[] Found)> Streamed(ScoreSet s, ScoreRecord record)
    {
        var predictions = s.Set.ToPredictions();
        double[] Values(params IMetric[] metrics) => [.. metrics.Select(predictions.Score)];
        IMetric[] Classes(Func<int, IMetric> metric) => [.. Enumerable.Range(0, s.ClassCount).Select(metric)];
        yield return ("specificity per class", Values(Classes(c => Specificity.OfClass(c, zeroDivision: ZeroDivision.NaN))));
        yield return ("specificity", Values([.. Averagings.Select(a => new Specificity(a, ZeroDivision.NaN))]));
        yield return ("auc per class", Values(Classes(c => RocAuc.OfClass(c))));
        yield return ("auc", Values([.. Averagings.Select(a => new RocAuc(a))]));
        yield return ("ap per class", Values(Classes(c => AveragePrecision.OfClass(c))));
        yield return ("ap", Values([.. Averagings.Select(a => new AveragePrecision(a))]));
        yield return ("ap as sklearn", Values(new AveragePrecision(zeroDivision: ZeroDivision.Zero)));
        yield return ("brier", Values(new BrierScore()));
        yield return ("kappa", Values([.. Weightings.Select(w => new CohenKappa(w))]));
        yield return ("matthews", Values(new MatthewsCorrelation(ZeroDivision.Zero)));
        yield return ("top", Values([.. Enumerable.Range(1, 3).Select(n => new TopKAccuracy(n))]));
        yield return ("calibration", [.. Values(new ExpectedCalibrationError()), ReliabilityCurve.Of(predictions).MaximumCalibrationError]);
        yield return ("ties wrong", Values(new BalancedAccuracy(TieRule.Undecided)));
    }

    private static IEnumerable<(string Name, double[] Found)> Curves(ScoreSet s, ScoreRecord record)
    {
        var roc = RocCurve.Of(s.Positives, s.ClassScores);
        var pr = PrecisionRecallCurve.Of(s.Positives, s.ClassScores);
        var reliability = ReliabilityCurve.Of(s.Positives, s.ClassScores);
        roc.Thresholds[0].Should().Be(double.PositiveInfinity);
        yield return ("roc", [roc.Thresholds.Count, Digest(roc.FalsePositiveRates), Digest(roc.TruePositiveRates), Digest(roc.Thresholds.Skip(1))]);

        // scikit-learn's recall is 1 without positives; ours is NaN.
        IReadOnlyList<double> recalls = roc.Positives == 0 ? [.. Enumerable.Repeat(1.0, pr.Thresholds.Count), 0] : pr.Recalls;
        pr.Recalls.Should().AllSatisfy(recall => double.IsNaN(recall).Should().Be(roc.Positives == 0));
        yield return ("pr", [pr.Precisions.Count, Digest(pr.Precisions), Digest(recalls), Digest(pr.Thresholds)]);
        yield return ("chosen", [roc.Area, pr.AveragePrecision, .. record.Numbers("chosen")[2..]]);
        yield return ("class calibration", [reliability.ExpectedCalibrationError, reliability.MaximumCalibrationError]);
        if (record.Has("curves"))
        {
            var expected = record.Lists("curves");
            double[][] found = [[.. roc.FalsePositiveRates], [.. roc.TruePositiveRates], [.. roc.Thresholds.Skip(1)], [.. pr.Precisions], [.. recalls], [.. pr.Thresholds]];
            expected[2] = expected[2][1..];
            yield return ("curves", [.. found.Zip(expected, (f, e) => f.Length != e.Length ? double.PositiveInfinity : f.Zip(e, Deviation).Max())]);
        }
    }

    private void Compare(string what, Func<ScoreSet, ScoreRecord, IEnumerable<(string Name, double[] Found)>> values)
    {
        var (count, largest) = (0, 0.0);
        foreach (var record in ScoreRecord.All)
        {
            foreach (var (name, found) in values(new ScoreSet(record.Number), record))
            {
                var expected = name == "curves" ? new double[found.Length] : record.Numbers(name);
                found.Should().HaveSameCount(expected);
                foreach (var (f, e) in found.Zip(expected))
                {
                    Deviation(f, e).Should().BeLessThanOrEqualTo(Tolerance, "of '{0}' of set {1}, {2} against {3}", name, record.Number, f, e);
                    (count, largest) = (count + 1, Math.Max(largest, Deviation(f, e)));
                }
            }
        }

        count.Should().BeGreaterThan(500);
        output.WriteLine(FormattableString.Invariant($"{what}: {count} values, largest deviation {largest:E1}"));
    }

    private static double Deviation(double found, double expected) =>
        double.IsNaN(found) && double.IsNaN(expected) ? 0 : double.IsNaN(found) || double.IsNaN(expected) ? double.PositiveInfinity : Math.Abs(found - expected);

    private static double Digest(IEnumerable<double> values)
    {
        var random = new GoldenRandom(7);
        var all = values.ToArray();
        return all.Select(value => value * (random.Below(1000) / 1000.0)).ToArray().Sum() / all.Length;
    }
}
