namespace Ham10000.Evaluation;

/// <summary>What two models said about the images that both were asked about.</summary>
internal static class SharedPredictions
{
    /// <summary>The two, about the same images in the order of the first.</summary>
    /// <exception cref="ArgumentException">The two are not about the same images, which is allowed with <paramref name="sharedOnly"/>, lesions, labels and classes.</exception>
    public static (Predictions First, Predictions Second) Of(Predictions first, Predictions second, bool sharedOnly)
    {
        var common = first.ImageIds.ToHashSet(StringComparer.Ordinal);
        common.IntersectWith(second.ImageIds);
        if (common.Count == first.Count && common.Count == second.Count)
        {
            return (first, PredictionPairs.Align(first, second));
        }

        if (!sharedOnly || common.Count == 0)
        {
            throw new ArgumentException($"The first run was tested on {Display.Plural(first.Count, "image")}, the second on {Display.Count(second.Count)}, and {Display.Count(common.Count)} of them are the same. "
                + (common.Count == 0 ? "Test both models on the same images." : "Test both models on the same images, or set ReportCompareOptions.SharedImagesOnly to compare them on those."), nameof(second));
        }

        var (one, two) = (Only(first, common), Only(second, common));
        return (one, PredictionPairs.Align(one, two));
    }

    private static Predictions Only(Predictions predictions, HashSet<string> ids)
    {
        int[] kept = [.. Enumerable.Range(0, predictions.Count).Where(i => ids.Contains(predictions.ImageIds[i]))];
        var (labels, probabilities) = (new int[kept.Length], new List<float>(kept.Length * predictions.Schema.ClassCount));
        for (var k = 0; k < kept.Length; k++)
        {
            labels[k] = predictions.Labels[kept[k]];
            probabilities.AddRange(predictions.ProbabilitiesOf(kept[k]));
        }

        return new Predictions(predictions.Schema, [.. kept.Select(i => predictions.ImageIds[i])], [.. kept.Select(i => predictions.LesionIds[i])], labels, probabilities.ToArray());
    }
}
