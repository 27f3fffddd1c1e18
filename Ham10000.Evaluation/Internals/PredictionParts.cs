namespace Ham10000.Evaluation;

/// <summary>Predictions of some images.</summary>
internal static class PredictionParts
{
    /// <summary>The predictions of the given images in the given order.</summary>
    public static Predictions Of(Predictions predictions, IReadOnlyList<int> images)
    {
        var classes = predictions.Schema.ClassCount;
        var (labels, probabilities) = (new int[images.Count], new float[images.Count * classes]);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = predictions.Labels[images[i]];
            predictions.ProbabilitiesOf(images[i]).CopyTo(probabilities.AsSpan(i * classes, classes));
        }

        return new Predictions(predictions.Schema, [.. images.Select(i => predictions.ImageIds[i])], [.. images.Select(i => predictions.LesionIds[i])], labels, probabilities);
    }
}
