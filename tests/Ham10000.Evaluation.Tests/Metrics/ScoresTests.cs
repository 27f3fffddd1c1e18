using FsCheck;
using FsCheck.Fluent;

namespace Ham10000.Evaluation.Tests;

/// <summary>What holds of scores whatever the data.</summary>
public sealed class ScoresTests
{
    private static readonly Dictionary<string, Func<ScoreSet, double[], double>> Weighted = new()
    {
        ["accuracy"] = (s, w) => Scores.Accuracy(s.Labels, s.Predicted, w),
        ["balanced accuracy"] = (s, w) => Scores.BalancedAccuracy(s.Labels, s.Predicted, w),
        ["precision"] = (s, w) => Scores.Precision(s.Labels, s.Predicted, s.ClassCount, weights: w),
        ["recall"] = (s, w) => Scores.Recall(s.Labels, s.Predicted, s.ClassCount, Averaging.Weighted, weights: w),
        ["specificity"] = (s, w) => Scores.Specificity(s.Labels, s.Predicted, s.ClassCount, Averaging.Micro, weights: w),
        ["F1"] = (s, w) => Scores.F1(s.Labels, s.Predicted, s.ClassCount, zeroDivision: ZeroDivision.NaN, weights: w),
        ["ROC AUC"] = (s, w) => Scores.RocAuc(s.Labels, s.Probabilities, s.ClassCount, Averaging.Weighted, weights: w),
        ["average precision"] = (s, w) => Scores.AveragePrecision(s.Labels, s.Probabilities, s.ClassCount, weights: w),
        ["binary ROC AUC"] = (s, w) => Scores.RocAuc(s.Positives, s.ClassScores, weights: w),
        ["binary average precision"] = (s, w) => Scores.AveragePrecision(s.Positives, s.ClassScores, weights: w),
        ["log loss"] = (s, w) => Scores.LogLoss(s.Labels, s.Probabilities, s.ClassCount, w),
        ["Brier score"] = (s, w) => Scores.BrierScore(s.Labels, s.Probabilities, s.ClassCount, w),
        ["binary Brier score"] = (s, w) => Scores.BrierScore(s.Positives, s.ClassScores, w),
        ["kappa"] = (s, w) => Scores.CohenKappa(s.Labels, s.Predicted, KappaWeighting.Linear, w),
        ["Matthews correlation"] = (s, w) => Scores.MatthewsCorrelation(s.Labels, s.Predicted, weights: w),
        ["top-2 accuracy"] = (s, w) => Scores.TopKAccuracy(s.Labels, s.Probabilities, s.ClassCount, 2, w),
    };

    public static TheoryData<string> WeightedNames => [.. Weighted.Keys];

    [Theory]
    [MemberData(nameof(WeightedNames))]
    public void Weight_OfAnImage_CountsItSoOften(string name)
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
        {
            var set = new ScoreSet(Math.Abs(number % 100_000));
            int[] times = [.. set.Weights.Select(w => (int)(w * 4) % 4)];
            var repeated = set.Repeat(times);
            return Same(Weighted[name](set, [.. times.Select(t => (double)t)]), Weighted[name](repeated, []), 1e-12);
        });
        Check.QuickThrowOnFailure(property);
    }

    [Theory]
    [MemberData(nameof(WeightedNames))]
    public void Weights_ThatAreAllEqual_AreLikeNone(string name)
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
        {
            var set = new ScoreSet(Math.Abs(number % 100_000));
            return Same(Weighted[name](set, [.. set.Weights.Select(_ => 0.3)]), Weighted[name](set, []), 1e-12);
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void RocAuc_IsTheChanceThatAPositiveScoresAbove()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<int>(), number =>
        {
            var set = new ScoreSet(Math.Abs(number % 100_000));
            var pairs = set.ClassScores.Where((_, i) => set.Positives[i])
                .SelectMany(p => set.ClassScores.Where((_, i) => !set.Positives[i]).Select(n => p > n ? 1 : p == n ? 0.5 : 0)).ToArray();
            var area = Scores.RocAuc(set.Positives, set.ClassScores);
            var turned = Scores.RocAuc(set.Positives, [.. set.ClassScores.Select(score => -score)]);
            return Same(area, pairs.Length == 0 ? double.NaN : pairs.Average(), 1e-12) && Same(1 - area, turned, 1e-12);
        });
        Check.QuickThrowOnFailure(property);
    }

    [Fact]
    public void Decide_WithTiesUndecided_DiffersOnlyWhereTheMaximumIsShared()
    {
        int[] decided = Scores.Decide([0.4, 0.2, 0.4, 0.1, 0.1, 0.8, 0.5, 0.25, 0.25], 3, TieRule.Undecided);
        decided.Should().Equal(Scores.Undecided, 2, 0);
        Scores.Decide([0.4, 0.2, 0.4, 0.1, 0.1, 0.8, 0.5, 0.25, 0.25], 3).Should().Equal(0, 2, 0);
        Scores.Accuracy([0, 2, 0], decided).Should().BeApproximately(2 / 3.0, 1e-15);
        Scores.BalancedAccuracy([0, 2, 0], decided).Should().Be(0.75);
    }

    [Fact]
    public void PerClass_OfEveryRatio_AveragesToTheMean()
    {
        int[] labels = [0, 0, 1, 2, 2, 2];
        int[] predicted = [0, 1, 1, 2, 0, 2];
        Scores.PrecisionPerClass(labels, predicted, 3).Should().Equal(0.5, 0.5, 1);
        Scores.RecallPerClass(labels, predicted, 3).Should().Equal(0.5, 1, 2 / 3.0);
        Scores.SpecificityPerClass(labels, predicted, 3).Should().Equal(0.75, 0.8, 1);
        Scores.F1PerClass(labels, predicted, 3).Average().Should().BeApproximately(Scores.F1(labels, predicted, 3), 1e-15);
        Scores.SpecificityPerClass(labels, predicted, 4, ZeroDivision.NaN)[3].Should().Be(1);
        Scores.SpecificityPerClass([1, 1], [0, 1], 2, ZeroDivision.NaN).Should().Equal(0.5, double.NaN);
    }

    [Fact]
    public void LogLoss_ClipsAtTheEpsilonOfItsType()
    {
        Scores.LogLoss([0], (ReadOnlySpan<double>)[0.0, 1.0], 2).Should().BeApproximately(Math.Log(Math.Pow(2, 52)), 1e-12);
        Scores.LogLoss([0], (ReadOnlySpan<float>)[0f, 1f], 2).Should().BeApproximately(Math.Log(1 << 23), 1e-12);
    }

    [Fact]
    public void BadInput_IsRefused()
    {
        Refuses<ArgumentException>(() => Scores.Accuracy([0, 1], [0]), "Found 1 predicted classes for 2 images. Expected one per image, in the same order. (Parameter 'predicted')");
        Refuses<ArgumentException>(() => Scores.Accuracy([0, 1], [0, 1], [1]), "Found 1 weights for 2 images. Expected one per image, in the same order. (Parameter 'weights')");
        Refuses<ArgumentException>(() => Scores.RocAuc([true, false], [0.5, 0.1], weights: [1, -1]),
            "Weight of image 1 is -1. Expected a finite number of at least 0; 0 leaves the image out. (Parameter 'weights')");
        Refuses<ArgumentException>(() => Scores.RocAuc([true, false], [0.5, double.NaN]), "Score of image 1 is NaN. Expected a finite number; find out what gave it. (Parameter 'scores')");
        Refuses<ArgumentException>(() => Scores.BrierScore([true], [1.5]),
            "Probability of image 0 is 1.5. Expected a number in [0, 1]; turn logits into probabilities first. (Parameter 'probabilities')");
        Refuses<ArgumentOutOfRangeException>(() => Scores.Precision([0, 1], [0, 2], 2), "Predicted class of image 1 is 2. Expected a class index from 0 to 1. (Parameter 'predicted')");
        Refuses<ArgumentOutOfRangeException>(() => Scores.Recall([0, 2], [0, 1], 2), "Label of image 1 is 2. Expected a class index from 0 to 1. (Parameter 'labels')");
        Refuses<ArgumentOutOfRangeException>(() => Scores.F1([0], [0], 1), "Expected at least 2 classes, found 1. (Parameter 'classCount')");
        Refuses<ArgumentException>(() => Scores.CohenKappa([0, 1], [0, Scores.Undecided]),
            "Image 1 is undecided, which this score does not know. Decide with TieRule.First. (Parameter 'predicted')");
        Refuses<ArgumentException>(() => Scores.LogLoss([0], [0.5, double.NaN], 2),
            "Probability of image 0, class 1 is NaN. Expected a number in [0, 1]; turn logits into probabilities first (Objective.Probabilities). (Parameter 'probabilities')");
        Refuses<ArgumentException>(() => RocCurve.Of([], []), "Found no image. A curve needs at least one. (Parameter 'positives')");
        FluentActions.Invoking(() => Scores.TopKAccuracy([0], [0.5, 0.5], 2, 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Scores.CohenKappa([0], [0], (KappaWeighting)9)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static bool Same(double first, double second, double tolerance) => (double.IsNaN(first) && double.IsNaN(second)) || Math.Abs(first - second) <= tolerance;

    private static void Refuses<T>(Action action, string message)
        where T : Exception => action.Should().ThrowExactly<T>().Which.Message.Should().Be(message);
}
