namespace Ham10000.Evaluation;

/// <summary>Finds the images that a model gave a wrong class, and shows what misled it.</summary>
public static partial class Mistakes
{
    private const int UsualPerClass = 3;

    /// <summary>For each true class, the images whose wrong class has the largest probability.</summary>
    /// <param name="predictions">What the model said.</param>
    /// <param name="perClass">How many of each class, at least 1; fewer where there are fewer. Default 3.</param>
    /// <returns>Class by class in the order of the labels, the surest mistake first; of equal ones, the image that comes first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perClass"/> is below 1.</exception>
    public static IReadOnlyList<Mistake> MostConfident(Predictions predictions, int perClass = UsualPerClass)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(perClass, 1);
        var wrong = Enumerable.Range(0, predictions.Count).Where(i => predictions.Labels[i] != predictions.PredictedClasses[i]).ToLookup(i => predictions.Labels[i], i => Of(predictions, i));
        return [.. Enumerable.Range(0, predictions.Schema.ClassCount).SelectMany(label => wrong[label].OrderByDescending(mistake => mistake.Probability).Take(perClass))];
    }

    private static Mistake Of(Predictions predictions, int index)
    {
        var (actual, predicted) = (predictions.Labels[index], predictions.PredictedClasses[index]);
        var row = predictions.ProbabilitiesOf(index);
        var names = predictions.Schema.ClassNames;
        return new Mistake(index, predictions.ImageIds[index], predictions.LesionIds[index], names[actual], names[predicted], row[predicted], row[actual]);
    }
}
