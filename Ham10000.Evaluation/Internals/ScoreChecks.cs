using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>Checks of what the array functions are given.</summary>
internal static class ScoreChecks
{
    /// <summary>Throws where there is not one score per positive or negative, or a score is not finite.</summary>
    public static void Ranking(ReadOnlySpan<bool> positives, ReadOnlySpan<double> scores)
    {
        SameLength(positives.Length, scores.Length, "scores", nameof(scores));
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new ArgumentException($"Score of image {i} is {Text(scores[i])}. Expected a finite number; find out what gave it.", nameof(scores));
            }
        }
    }

    /// <summary>Throws where a probability is not a number in [0, 1].</summary>
    public static void Probabilities(ReadOnlySpan<bool> positives, ReadOnlySpan<double> probabilities)
    {
        SameLength(positives.Length, probabilities.Length, "probabilities", nameof(probabilities));
        for (var i = 0; i < probabilities.Length; i++)
        {
            // Written so that NaN fails too.
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
            {
                throw new ArgumentException($"Probability of image {i} is {Text(probabilities[i])}. Expected a number in [0, 1]; turn logits into probabilities first.", nameof(probabilities));
            }
        }
    }

    /// <summary>Throws where weights are given, but not one finite weight of at least 0 per image.</summary>
    public static void Weights(ReadOnlySpan<double> weights, int count)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        SameLength(count, weights.Length, "weights", nameof(weights));
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException($"Weight of image {i} is {Text(weights[i])}. Expected a finite number of at least 0; 0 leaves the image out.", nameof(weights));
            }
        }
    }

    /// <summary>Throws where two lists that run side by side differ in length.</summary>
    public static void SameLength(int images, int found, string what, string parameter)
    {
        if (images != found)
        {
            throw new ArgumentException($"Found {found} {what} for {images} images. Expected one per image, in the same order.", parameter);
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
