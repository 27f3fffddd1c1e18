using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>The base of metrics that depend only on which class each image was given: derive, and compute from the confusion matrix.</summary>
/// <remarks>An image gets the class of the largest probability; of equal ones, the first, as with NumPy's <c>argmax</c>.</remarks>
public abstract class ConfusionMetric : IMetric
{
    private ConfusionMatrix? _matrix;

    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public virtual bool HigherIsBetter => true;

    /// <inheritdoc />
    public void Reset() => _matrix = null;

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        _matrix ??= new ConfusionMatrix(Enumerable.Range(0, classCount).Select(c => c.ToString(CultureInfo.InvariantCulture)));
        if (_matrix.ClassCount != classCount)
        {
            throw new ArgumentException($"This batch has {classCount} classes, the ones before had {_matrix.ClassCount}. Reset the metric between tasks.", nameof(classCount));
        }

        for (var i = 0; i < labels.Length; i++)
        {
            _matrix.Add(labels[i], ProbabilityRows.Decide(probabilities.Slice(i * classCount, classCount)));
        }
    }

    /// <inheritdoc />
    public double Compute() => _matrix is null || _matrix.Total == 0 ? double.NaN : Score(_matrix);

    /// <inheritdoc />
    public abstract IMetric Fresh();

    /// <summary>The value of a matrix with at least one image; NaN where it is undefined.</summary>
    /// <param name="matrix">The counts; class names are the indices.</param>
    protected abstract double Score(ConfusionMatrix matrix);
}
