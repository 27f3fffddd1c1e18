namespace Ham10000.Evaluation;

/// <summary>Two models' predictions about the same images.</summary>
internal static class PredictionPairs
{
    /// <summary>Puts the second model's predictions into the order of the first's.</summary>
    /// <exception cref="ArgumentException">The two are not about the same images, lesions, labels and classes.</exception>
    public static Predictions Align(Predictions first, Predictions second)
    {
        if (!first.Schema.Equals(second.Schema))
        {
            throw Other($"The first predictions are about {first.Schema}, the second about {second.Schema}");
        }

        if (first.Count != second.Count)
        {
            throw Other($"The first predictions are about {first.Count} images, the second about {second.Count}");
        }

        var places = Enumerable.Range(0, second.Count).ToDictionary(i => second.ImageIds[i], StringComparer.Ordinal);
        var order = first.ImageIds.Select(id => places.TryGetValue(id, out var place) ? place : throw Other($"The second predictions lack image '{id}'")).ToArray();
        RequireSameTruth(first, second, order);
        var classes = first.Schema.ClassCount;
        var probabilities = new float[second.Count * classes];
        for (var i = 0; i < order.Length; i++)
        {
            second.ProbabilitiesOf(order[i]).CopyTo(probabilities.AsSpan(i * classes, classes));
        }

        return new Predictions(first.Schema, first.ImageIds, first.LesionIds, first.Labels, probabilities);
    }

    private static void RequireSameTruth(Predictions first, Predictions second, int[] order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var (id, label, other) = (first.ImageIds[i], first.Labels[i], second.Labels[order[i]]);
            if (label != other)
            {
                throw Other($"Image '{id}' is {first.Schema.ClassNames[label]} in the first predictions and {first.Schema.ClassNames[other]} in the second");
            }

            if (!string.Equals(first.LesionIds[i], second.LesionIds[order[i]], StringComparison.Ordinal))
            {
                throw Other($"Image '{id}' belongs to lesion '{first.LesionIds[i]}' in the first predictions and to '{second.LesionIds[order[i]]}' in the second");
            }
        }
    }

    private static ArgumentException Other(string problem, string parameter = "second") => new($"{problem}. Compare two models on the same images.", parameter);
}
