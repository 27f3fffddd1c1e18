namespace Ham10000.Evaluation;

/// <content>How the curve is computed.</content>
public sealed partial class PrecisionRecallCurve
{
    /// <summary>The curve of one class against all others, over the class's probabilities.</summary>
    /// <param name="predictions">What a model said.</param>
    /// <param name="classIndex">The class that counts as positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classIndex"/> names no class.</exception>
    public static PrecisionRecallCurve Of(Predictions predictions, int classIndex)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var (positives, scores) = OneAgainstRest.Of(predictions, classIndex);
        return Of(positives, scores);
    }

    /// <summary>The curve of scores, larger ones speaking for the positives.</summary>
    /// <param name="positives">Whether each image belongs to the class; at least one image.</param>
    /// <param name="scores">The score of each image, finite; probabilities or any other number.</param>
    /// <returns>The points of scikit-learn 1.2's <c>precision_recall_curve</c>: one per distinct score, and the end at recall 0 and precision 1. Without a
    /// positive, recall and average precision are NaN here; scikit-learn says 1 and 0 there, with a warning.</returns>
    /// <exception cref="ArgumentException">There is no image, the lengths differ, or a score is not finite.</exception>
    public static PrecisionRecallCurve Of(ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores)
    {
        OneAgainstRest.RequireImages(positives);
        ScoreChecks.Ranking(positives, scores);
        var ranked = RankedCounts.Of(positives, scores);
        var ascending = Enumerable.Range(0, ranked.Thresholds.Length).Reverse().ToArray();
        return new PrecisionRecallCurve
        {
            Precisions = [.. ascending.Select(i => ranked.Positives[i] / (ranked.Positives[i] + ranked.Negatives[i])), 1],
            Recalls = [.. ascending.Select(i => ranked.Positives[i] / ranked.AllPositives), 0 / ranked.AllPositives],
            Thresholds = [.. ascending.Select(i => ranked.Thresholds[i])],
            AveragePrecision = ranked.AveragePrecision,
            Positives = (int)ranked.AllPositives,
            Count = positives.Length,
        };
    }
}
