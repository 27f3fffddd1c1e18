using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>Refuses to fit a calibration to images that a model was trained on, as far as that can be known.</summary>
internal static class TrainingOverlap
{
    /// <summary>What is to be said of the set.</summary>
    /// <exception cref="ArgumentException">It is the training set, or has images of it.</exception>
    public static IReadOnlyList<string> Check(ImageSet validation, ImageSet? training, string trainingName)
    {
        if (training is null)
        {
            return validation.Name == trainingName
                ? throw new ArgumentException($"The set is called '{trainingName}', and on the images of its training a model is surer than it has a right to be. Expected a validation set. If the model was not trained on these images, say so by passing its own images as TrainingSet.", nameof(validation))
                : [];
        }

        var known = training.Records.Select(static r => r.ImageId).ToHashSet(StringComparer.Ordinal);
        var shared = validation.Records.Where(r => known.Contains(r.ImageId)).Select(static r => r.ImageId).ToList();
        if (shared.Count > 0)
        {
            throw new ArgumentException($"{Display.Plural(shared.Count, "image")} of the set '{validation.Name}', the first of them '{shared[0]}', {(shared.Count == 1 ? "belongs" : "belong")} to the training set '{training.Name}'. Expected images that the model was not trained on.", nameof(validation));
        }

        var lesions = training.Records.Select(static r => r.LesionId).ToHashSet(StringComparer.Ordinal);
        var siblings = validation.Records.Count(r => lesions.Contains(r.LesionId));
        return siblings == 0 ? [] : [$"{Display.Plural(siblings, "image")} of {Display.Count(validation.Count)} {(siblings == 1 ? "shows" : "show")} a lesion of which another image is in the training set, so that the model is surer there than it will be elsewhere."];
    }
}
