namespace Ham10000.Evaluation;

/// <content>How the curve is computed.</content>
public sealed partial class ReliabilityCurve
{
    /// <summary>How often the decided class is right where its probability is so high.</summary>
    /// <param name="predictions">What a model said.</param>
    /// <param name="bins">Bins of equal width between 0 and 1; 1 to 1,000, default 15 as in the paper.</param>
    /// <remarks>An image counts with its largest probability; of equal ones, the first class is the decided one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is outside 1 to 1,000.</exception>
    public static ReliabilityCurve Of(Predictions predictions, int bins = CalibrationBins.DefaultCount)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var counted = new CalibrationBins(bins);
        counted.AddDecided(predictions.Probabilities, predictions.Labels, predictions.Schema.ClassCount);
        return counted.ToCurve();
    }

    /// <summary>How often an image has a class where the class's probability is so high.</summary>
    /// <param name="predictions">What a model said.</param>
    /// <param name="classIndex">The class.</param>
    /// <param name="bins">Bins of equal width between 0 and 1; 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classIndex"/> names no class, or <paramref name="bins"/> is outside 1 to 1,000.</exception>
    public static ReliabilityCurve Of(Predictions predictions, int classIndex, int bins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var counted = new CalibrationBins(bins);
        var (positives, scores) = OneAgainstRest.Of(predictions, classIndex);
        for (var i = 0; i < scores.Length; i++)
        {
            counted.Add(scores[i], positives[i]);
        }

        return counted.ToCurve();
    }

    /// <summary>How often something is so where its probability is so high.</summary>
    /// <param name="positives">Whether it is so, of each image; at least one image.</param>
    /// <param name="probabilities">The probability that was given to it, in [0, 1].</param>
    /// <param name="bins">Bins of equal width between 0 and 1; 1 to 1,000, default 15.</param>
    /// <exception cref="ArgumentException">There is no image, the lengths differ, a probability is not a number in [0, 1], or <paramref name="bins"/> is
    /// outside 1 to 1,000.</exception>
    public static ReliabilityCurve Of(ReadOnlySpan<bool> positives, ReadOnlySpan<double> probabilities, int bins = CalibrationBins.DefaultCount)
    {
        OneAgainstRest.RequireImages(positives);
        ScoreChecks.Probabilities(positives, probabilities);
        var counted = new CalibrationBins(bins);
        for (var i = 0; i < probabilities.Length; i++)
        {
            counted.Add(probabilities[i], positives[i]);
        }

        return counted.ToCurve();
    }
}
