using Ham10000.Dataset;

namespace Ham10000.Evaluation;

/// <summary>What a model said about the images of a set, beside the truth: all that metrics, reports and intervals are computed from.</summary>
/// <remarks>Holds no tensor and no image. The object is immutable: it copies what it is given.</remarks>
public sealed partial class Predictions
{
    private readonly int[] _labels;
    private readonly int[] _predicted;
    private readonly float[] _probabilities;

    /// <summary>Takes the predictions of a set.</summary>
    /// <param name="schema">The classes.</param>
    /// <param name="imageIds">The id of every image; at least one, none twice.</param>
    /// <param name="lesionIds">The id of every image's lesion, in the same order. Where lesions are not known, pass the image ids.</param>
    /// <param name="labels">The true class index of every image.</param>
    /// <param name="probabilities">One row of class probabilities per image, row after row; a binary task has two columns.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, nothing was given, an id is empty or an image id occurs twice, a label is out of
    /// range, or a probability is not a number in [0, 1].</exception>
    public Predictions(
        LabelSchema schema, IReadOnlyList<string> imageIds, IReadOnlyList<string> lesionIds, ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(imageIds);
        ArgumentNullException.ThrowIfNull(lesionIds);
        if (imageIds.Count == 0)
        {
            throw new ArgumentException("Found no image. Predictions hold at least one.", nameof(imageIds));
        }

        if (lesionIds.Count != imageIds.Count || labels.Length != imageIds.Count)
        {
            throw new ArgumentException($"Found {imageIds.Count} image ids, {lesionIds.Count} lesion ids and {labels.Length} labels. Expected one of each per image.", nameof(imageIds));
        }

        ProbabilityRows.Check(probabilities, labels, schema.ClassCount);
        CheckIds(imageIds, lesionIds);
        (Schema, ImageIds, LesionIds) = (schema, [.. imageIds], [.. lesionIds]);
        (_labels, _probabilities) = (labels.ToArray(), probabilities.ToArray());
        _predicted = new int[_labels.Length];
        for (var i = 0; i < _predicted.Length; i++)
        {
            _predicted[i] = ProbabilityRows.Decide(ProbabilitiesOf(i));
        }
    }

    /// <summary>The classes.</summary>
    public LabelSchema Schema { get; }

    /// <summary>The number of images; at least 1.</summary>
    public int Count => _labels.Length;

    /// <summary>The id of every image.</summary>
    public IReadOnlyList<string> ImageIds { get; }

    /// <summary>The id of every image's lesion.</summary>
    public IReadOnlyList<string> LesionIds { get; }

    /// <summary>The number of different lesions.</summary>
    public int LesionCount => LesionIds.Distinct(StringComparer.Ordinal).Count();

    /// <summary>The true class index of every image.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>The class each image was given: that of the largest probability; of equal ones, the first, as with NumPy's <c>argmax</c>.</summary>
    public ReadOnlySpan<int> PredictedClasses => _predicted;

    /// <summary>Class probabilities, one row of <see cref="LabelSchema.ClassCount"/> values per image, row after row.</summary>
    public ReadOnlySpan<float> Probabilities => _probabilities;

    /// <summary>The class probabilities of one image.</summary>
    /// <param name="index">The image's position, from 0.</param>
    public ReadOnlySpan<float> ProbabilitiesOf(int index) => _probabilities.AsSpan(index * Schema.ClassCount, Schema.ClassCount);

    /// <summary>Counts the predictions.</summary>
    public ConfusionMatrix ToConfusionMatrix() => ConfusionMatrix.Of(Schema.ClassNames, _labels, _predicted);

    /// <summary>The value of a metric over all predictions. The metric given stays as it is.</summary>
    /// <param name="metric">The metric.</param>
    public double Score(IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var fresh = metric.Fresh();
        fresh.Update(_probabilities, _labels, Schema.ClassCount);
        return fresh.Compute();
    }

    private static void CheckIds(IReadOnlyList<string> imageIds, IReadOnlyList<string> lesionIds)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < imageIds.Count; i++)
        {
            if (string.IsNullOrEmpty(imageIds[i]) || string.IsNullOrEmpty(lesionIds[i]))
            {
                throw new ArgumentException($"Image {i} has no {(string.IsNullOrEmpty(imageIds[i]) ? "image" : "lesion")} id. Where lesions are not known, pass the image ids as lesion ids.", nameof(imageIds));
            }

            if (!seen.Add(imageIds[i]))
            {
                throw new ArgumentException($"Image id '{imageIds[i]}' occurs twice. Predict every image once.", nameof(imageIds));
            }
        }
    }
}
