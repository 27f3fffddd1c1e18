namespace Ham10000.Evaluation;

/// <content>How well scores rank the images of a class before the others.</content>
public static partial class Scores
{
    /// <summary>The area under the ROC curve, in [0, 1]: the chance that an image of the class scores above one of another, a tie counting half; 0.5 is chance.</summary>
    /// <param name="positives">Whether every image belongs to the class.</param>
    /// <param name="scores">The score of every image, finite; larger ones speak for the class.</param>
    /// <param name="zeroDivision">What it counts as without an image of the class, or without another. Default NaN; scikit-learn refuses it.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>roc_auc_score</c>. Sorting takes O(N log N).</remarks>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or a weight is not a finite number of at least 0.</exception>
    public static double RocAuc(
        ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores, ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        ScoreChecks.Ranking(positives, scores);
        ScoreChecks.Weights(weights, positives.Length);
        return RankingScores.RocArea.Of(positives, scores, weights, zeroDivision);
    }

    /// <summary>The area under the ROC curve, in [0, 1]: the chance that an image of the class scores above one of another, a tie counting half; 0.5 is chance. Each class against the rest, averaged.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="averaging">How the classes become one; micro takes every image with every class for a case. Default macro.</param>
    /// <param name="zeroDivision">What it counts as without an image of the class, or without another. Default NaN; scikit-learn refuses it. Averages leave a class with NaN out.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>roc_auc_score</c> with <c>multi_class='ovr'</c>.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double RocAuc(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, Averaging averaging = Averaging.Macro,
        ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        ScoreChecks.Weights(weights, labels.Length);
        return RankingScores.RocArea.Average(labels, probabilities, classCount, averaging, weights, zeroDivision);
    }

    /// <summary>The area under the ROC curve, in [0, 1]: the chance that an image of the class scores above one of another, a tie counting half; 0.5 is chance. For each class against the rest.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="zeroDivision">What it counts as without an image of the class, or without another. Default NaN; scikit-learn refuses it.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <returns>One score per class, in the order of their indices.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double[] RocAucPerClass(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        ScoreChecks.Weights(weights, labels.Length);
        return RankingScores.RocArea.OfAll(labels, probabilities, classCount, weights, zeroDivision);
    }

    /// <summary>The precisions at all thresholds, weighted by the growth of recall, in [0, 1]; chance gives the share of the class.</summary>
    /// <param name="positives">Whether every image belongs to the class.</param>
    /// <param name="scores">The score of every image, finite; larger ones speak for the class.</param>
    /// <param name="zeroDivision">What it counts as without an image of the class. Default NaN; scikit-learn says 0.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>average_precision_score</c>. Sorting takes O(N log N).</remarks>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or a weight is not a finite number of at least 0.</exception>
    public static double AveragePrecision(
        ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores, ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        ScoreChecks.Ranking(positives, scores);
        ScoreChecks.Weights(weights, positives.Length);
        return RankingScores.AveragePrecision.Of(positives, scores, weights, zeroDivision);
    }

    /// <summary>The precisions at all thresholds, weighted by the growth of recall, in [0, 1]; chance gives the share of the class. Each class against the rest, averaged.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="averaging">How the classes become one; micro takes every image with every class for a case. Default macro.</param>
    /// <param name="zeroDivision">What it counts as without an image of the class. Default NaN; scikit-learn says 0. Averages leave a class with NaN out.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>average_precision_score</c> of the labels as a table of zeros and ones.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double AveragePrecision(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, Averaging averaging = Averaging.Macro,
        ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        ScoreChecks.Weights(weights, labels.Length);
        return RankingScores.AveragePrecision.Average(labels, probabilities, classCount, averaging, weights, zeroDivision);
    }

    /// <summary>The precisions at all thresholds, weighted by the growth of recall, in [0, 1]; chance gives the share of the class. For each class against the rest.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="zeroDivision">What it counts as without an image of the class. Default NaN; scikit-learn says 0.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <returns>One score per class, in the order of their indices.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double[] AveragePrecisionPerClass(
        ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        ScoreChecks.Weights(weights, labels.Length);
        return RankingScores.AveragePrecision.OfAll(labels, probabilities, classCount, weights, zeroDivision);
    }
}
