namespace Ham10000.Evaluation;

/// <summary>The images by the probability of one class, sorted once, so that a draw costs one walk.</summary>
internal sealed class RankedClass
{
    // Lesion, then whether the image has the class, then whether it is the last of those that share its probability.
    private const int Shift = 2;
    private const int HasClass = 2;
    private const int IsLast = 1;

    private readonly int[] _ranks;

    public RankedClass(LesionIndex lesions, Predictions predictions, int classIndex)
    {
        var (keys, images) = (new float[predictions.Count], new int[predictions.Count]);
        for (var i = 0; i < keys.Length; i++)
        {
            (keys[i], images[i]) = (-predictions.ProbabilitiesOf(i)[classIndex], i);
        }

        Array.Sort(keys, images);
        _ranks = new int[keys.Length];
        for (var rank = 0; rank < _ranks.Length; rank++)
        {
            var image = images[rank];
            _ranks[rank] = (lesions.LesionOf[image] << Shift)
                | (predictions.Labels[image] == classIndex ? HasClass : 0)
                | (rank == keys.Length - 1 || keys[rank + 1] != keys[rank] ? IsLast : 0);
        }
    }

    /// <summary>Area under the ROC curve and average precision of a draw, in which images that share a probability are one step of either curve; NaN where a draw lacks what
    /// they compare: for the area an image with or without the class, for the precision one with it.</summary>
    /// <param name="times">How often each lesion was drawn.</param>
    public (double RocAuc, double AveragePrecision) Scores(ReadOnlySpan<int> times)
    {
        // Counts are whole, so the area is exact: twice the pairs in the right order, and once those that share a probability.
        var (positives, negatives, twicePairs, precisions) = (0L, 0L, 0L, 0.0);
        var (positivesHere, negativesHere) = (0, 0);
        foreach (var rank in _ranks)
        {
            var drawn = times[rank >> Shift];
            var withClass = (rank & HasClass) != 0 ? drawn : 0;
            positivesHere += withClass;
            negativesHere += drawn - withClass;
            if ((rank & IsLast) == 0)
            {
                continue;
            }

            twicePairs += negativesHere * ((2 * positives) + positivesHere);
            positives += positivesHere;
            negatives += negativesHere;
            if (positivesHere > 0)
            {
                precisions += positivesHere * ((double)positives / (positives + negatives));
            }

            (positivesHere, negativesHere) = (0, 0);
        }

        var area = positives == 0 || negatives == 0 ? double.NaN : twicePairs / (2.0 * positives * negatives);
        return (area, positives == 0 ? double.NaN : precisions / positives);
    }
}
