namespace Ham10000.Evaluation;

/// <summary>How many images of each true class were given each class.</summary>
public sealed partial class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>Makes an empty matrix.</summary>
    /// <param name="classNames">The classes in the order of their indices; at least one.</param>
    /// <exception cref="ArgumentException">There is no class.</exception>
    public ConfusionMatrix(IEnumerable<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        ClassNames = [.. classNames];
        if (ClassNames.Count == 0)
        {
            throw new ArgumentException("A confusion matrix needs at least one class, found none.", nameof(classNames));
        }

        _counts = new long[ClassNames.Count * ClassNames.Count];
    }

    /// <summary>The classes in the order of their indices.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of classes.</summary>
    public int ClassCount => ClassNames.Count;

    /// <summary>All images counted.</summary>
    public long Total => MatrixScores.Total<long>(_counts);

    /// <summary>The images that were given their true class: the sum of the diagonal.</summary>
    public long Correct => MatrixScores.Correct<long>(_counts, ClassCount);

    /// <summary>The counts, row after row.</summary>
    internal Span<long> Cells => _counts;

    /// <summary>The number of images of class <paramref name="actual"/> that were given class <paramref name="predicted"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index names no class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            Check(actual, nameof(actual));
            Check(predicted, nameof(predicted));
            return _counts[(actual * ClassCount) + predicted];
        }
    }

    /// <summary>Counts two parallel lists of class indices.</summary>
    /// <param name="classNames">The classes in the order of their indices.</param>
    /// <param name="actual">The true class of every image.</param>
    /// <param name="predicted">The class each image was given.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or an index names no class.</exception>
    public static ConfusionMatrix Of(IEnumerable<string> classNames, ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        if (actual.Length != predicted.Length)
        {
            throw new ArgumentException($"Found {actual.Length} true and {predicted.Length} predicted classes. Expected one of each per image.", nameof(predicted));
        }

        var matrix = new ConfusionMatrix(classNames);
        for (var i = 0; i < actual.Length; i++)
        {
            matrix.Add(actual[i], predicted[i]);
        }

        return matrix;
    }

    /// <summary>Counts images of one true class that were given one class.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The class they were given.</param>
    /// <param name="count">How many; default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index names no class, or the count is negative.</exception>
    public void Add(int actual, int predicted, long count = 1)
    {
        Check(actual, nameof(actual));
        Check(predicted, nameof(predicted));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _counts[(actual * ClassCount) + predicted] += count;
    }

    /// <summary>Sets every count to zero.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>The images whose true class is <paramref name="actual"/>: the sum of a row.</summary>
    public long Support(int actual)
    {
        Check(actual, nameof(actual));
        return MatrixScores.Support<long>(_counts, ClassCount, actual);
    }

    /// <summary>The images that were given class <paramref name="predicted"/>: the sum of a column.</summary>
    public long PredictedCount(int predicted)
    {
        Check(predicted, nameof(predicted));
        return MatrixScores.PredictedCount<long>(_counts, ClassCount, predicted);
    }

    private void Check(int index, string parameter)
    {
        if ((uint)index >= (uint)ClassCount)
        {
            throw new ArgumentOutOfRangeException(parameter, $"Class index {index} is out of range. Expected 0 to {ClassCount - 1}.");
        }
    }
}
