namespace Ham10000.Evaluation;

/// <content>How the curve is computed.</content>
public sealed partial class RocCurve
{
    /// <summary>The curve of one class against all others, over the class's probabilities.</summary>
    /// <param name="predictions">What a model said.</param>
    /// <param name="classIndex">The class that counts as positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classIndex"/> names no class.</exception>
    public static RocCurve Of(Predictions predictions, int classIndex)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var (positives, scores) = OneAgainstRest.Of(predictions, classIndex);
        return Of(positives, scores);
    }

    /// <summary>The curve of scores, larger ones speaking for the positives.</summary>
    /// <param name="positives">Whether each image belongs to the class; at least one image.</param>
    /// <param name="scores">The score of each image, finite; probabilities or any other number.</param>
    /// <returns>The points of scikit-learn 1.2's <c>roc_curve</c>: one per distinct score, without those that lie on the line between their neighbours in
    /// both counts. Its first threshold is the largest score plus 1; here it is positive infinity, as in later versions. The area is that of all points.</returns>
    /// <remarks>Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27, 2006. Sorting takes O(N log N).</remarks>
    /// <exception cref="ArgumentException">There is no image, the lengths differ, or a score is not finite.</exception>
    public static RocCurve Of(ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores)
    {
        OneAgainstRest.RequireImages(positives);
        ScoreChecks.Ranking(positives, scores);
        var ranked = RankedCounts.Of(positives, scores);
        var kept = Corners(ranked);
        return new RocCurve
        {
            FalsePositiveRates = [0 / ranked.AllNegatives, .. kept.Select(i => ranked.Negatives[i] / ranked.AllNegatives)],
            TruePositiveRates = [0 / ranked.AllPositives, .. kept.Select(i => ranked.Positives[i] / ranked.AllPositives)],
            Thresholds = [double.PositiveInfinity, .. kept.Select(i => ranked.Thresholds[i])],
            Area = ranked.RocArea,
            Positives = (int)ranked.AllPositives,
            Negatives = (int)ranked.AllNegatives,
        };
    }

    // A point between two equal steps is on their line, and leaving it out changes neither the curve nor its area.
    private static List<int> Corners(RankedCounts ranked)
    {
        var last = ranked.Thresholds.Length - 1;
        return [.. Enumerable.Range(0, last + 1).Where(i => i == 0 || i == last || Bends(ranked.Positives, i) || Bends(ranked.Negatives, i))];
    }

    private static bool Bends(double[] counts, int i) => counts[i + 1] - counts[i] != counts[i] - counts[i - 1];
}
