namespace Ham10000.Evaluation;

/// <content>Scores of the probabilities themselves.</content>
public static partial class Scores
{
    /// <summary>Mean negative logarithm of the probability of the true class, in nats; NaN of no weight.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn 1.2: <c>log_loss</c> of float64. Probabilities are clipped to [ε, 1 − ε] with ε = 2⁻⁵², then each row is divided by its sum.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double LogLoss(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        return Mean(labels, probabilities, classCount, weights, static (row, label) => RowScores.LogLoss(row, label, RowScores.DoubleEpsilon));
    }

    /// <summary>Mean negative logarithm of the probability of the true class, in nats; NaN of no weight.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1], in single precision.</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn 1.2: <c>log_loss</c> of float32, whose ε is 2⁻²³; but the arithmetic is in double precision.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double LogLoss(ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities, int classCount, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        return Mean(labels, probabilities, classCount, weights, static (row, label) => RowScores.LogLoss(row, label, RowScores.SingleEpsilon));
    }

    /// <summary>Mean squared distance of the probabilities from the truth, summed over the classes, in [0, 2]; NaN of no weight.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>Brier's own definition, "Verification of forecasts expressed in terms of probability", 1950. Of two classes it is twice what
    /// scikit-learn's <c>brier_score_loss</c> says.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], or a weight is not a finite
    /// number of at least 0.</exception>
    public static double BrierScore(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, ReadOnlySpan<double> weights = default)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        return Mean(labels, probabilities, classCount, weights, RowScores.Brier);
    }

    /// <summary>Mean squared difference of a probability and what was so (1) or not (0), in [0, 1]; NaN of no weight.</summary>
    /// <param name="positives">Whether it was so.</param>
    /// <param name="probabilities">The probability that was given to it, in [0, 1].</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>brier_score_loss</c>.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, a probability is not a number in [0, 1], or a weight is not a finite number of at least 0.</exception>
    public static double BrierScore(ReadOnlySpan<bool> positives, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> weights = default)
    {
        ScoreChecks.Probabilities(positives, probabilities);
        ScoreChecks.Weights(weights, positives.Length);
        var (sum, total) = (new CompensatedSum(), new CompensatedSum());
        for (var i = 0; i < positives.Length; i++)
        {
            var (difference, weight) = (probabilities[i] - (positives[i] ? 1 : 0), weights.IsEmpty ? 1 : weights[i]);
            sum.Add(weight * difference * difference);
            total.Add(weight);
        }

        return sum.Value / total.Value;
    }

    /// <summary>Share of images whose true class is among the k most probable ones, in [0, 1]; NaN of no weight.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="probabilities">Rows of <paramref name="classCount"/> numbers in [0, 1].</param>
    /// <param name="classCount">The number of classes; at least 2.</param>
    /// <param name="k">How many classes may be named; at least 1. From <paramref name="classCount"/> on the score is 1.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>top_k_accuracy_score</c>. Of equal probabilities the later class ranks first there, and here; so with shared maxima the
    /// score of k = 1 is not <see cref="Accuracy"/> of <see cref="TieRule.First"/>.</remarks>
    /// <exception cref="ArgumentException">The lengths do not fit, a label is out of range, a probability is not a number in [0, 1], k is below 1, or a weight is
    /// not a finite number of at least 0.</exception>
    public static double TopKAccuracy(ReadOnlySpan<int> labels, ReadOnlySpan<double> probabilities, int classCount, int k, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ProbabilityRows.Check(probabilities, labels, classCount);
        return Mean(labels, probabilities, classCount, weights, (row, label) => RowScores.IsAmongTop(row, label, k) ? 1 : 0);
    }

    private static double Mean<T>(
        ReadOnlySpan<int> labels, ReadOnlySpan<T> probabilities, int classCount, ReadOnlySpan<double> weights, Func<ReadOnlySpan<T>, int, double> score)
    {
        ScoreChecks.Weights(weights, labels.Length);
        var (sum, total) = (new CompensatedSum(), new CompensatedSum());
        for (var i = 0; i < labels.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            sum.Add(weight * score(probabilities.Slice(i * classCount, classCount), labels[i]));
            total.Add(weight);
        }

        return sum.Value / total.Value;
    }
}
