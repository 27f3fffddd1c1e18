using System.Globalization;

namespace Ham10000.Evaluation;

/// <summary>The base of metrics that depend only on which class each image was given: derive, and compute from the confusion matrix.</summary>
/// <remarks>An image gets the class of the largest probability; of equal ones, the first, as with NumPy's <c>argmax</c>.</remarks>
public abstract class ConfusionMetric : IMetric
{
    private readonly TaskSize _size = new();
    private ConfusionMatrix? _matrix;

    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public virtual bool HigherIsBetter => true;

    /// <summary>With <see cref="TieRule.Undecided"/> the matrix has one more class, the last, which undecided images are given.</summary>
    private protected virtual TieRule Ties => TieRule.First;

    /// <summary>The class that the metric is about; null for all.</summary>
    private protected virtual int? ClassIndex => null;

    /// <inheritdoc />
    public void Reset()
    {
        _matrix = null;
        _size.Forget();
    }

    /// <inheritdoc />
    public void Update(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> labels, int classCount)
    {
        ProbabilityRows.Check(probabilities, labels, classCount);
        _size.Require(classCount, ClassIndex, Name);
        var given = classCount + (Ties == TieRule.Undecided ? 1 : 0);
        _matrix ??= new ConfusionMatrix(Enumerable.Range(0, given).Select(c => c.ToString(CultureInfo.InvariantCulture)));
        for (var i = 0; i < labels.Length; i++)
        {
            var row = probabilities.Slice(i * classCount, classCount);
            var decided = ProbabilityRows.Decide(row);
            _matrix.Add(labels[i], Ties == TieRule.Undecided && ProbabilityRows.IsShared(row, decided) ? classCount : decided);
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
