namespace Ham10000.Evaluation;

/// <summary>A confusion matrix of weights: of the images of each true class, how much weight was given each class.</summary>
internal sealed class WeightMatrix
{
    private readonly double[] _cells;

    private WeightMatrix(int classCount) => (ClassCount, _cells) = (classCount, new double[classCount * classCount]);

    public int ClassCount { get; }

    /// <summary>The weights, row after row.</summary>
    public ReadOnlySpan<double> Cells => _cells;

    /// <summary>Adds up classes that are known by their number. Every image weighs 1 where no weights are given.</summary>
    public static WeightMatrix Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, int classCount, ReadOnlySpan<double> weights)
    {
        if (classCount < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), $"Expected at least 2 classes, found {classCount}.");
        }

        ScoreChecks.SameLength(labels.Length, predicted.Length, "predicted classes", nameof(predicted));
        ScoreChecks.Weights(weights, labels.Length);
        ProbabilityRows.CheckLabels(labels, classCount);
        var matrix = new WeightMatrix(classCount);
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)predicted[i] >= (uint)classCount)
            {
                throw new ArgumentOutOfRangeException(nameof(predicted), $"Predicted class of image {i} is {predicted[i]}. Expected a class index from 0 to {classCount - 1}.");
            }

            matrix._cells[(labels[i] * classCount) + predicted[i]] += weights.IsEmpty ? 1 : weights[i];
        }

        return matrix;
    }

    /// <summary>Adds up classes of which only those that occur matter; an undecided image gets a class of its own, which is never the true one.</summary>
    public static WeightMatrix OfOccurring(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, ReadOnlySpan<double> weights)
    {
        var classCount = 2;
        foreach (var c in labels)
        {
            classCount = Math.Max(classCount, c + 1);
        }

        foreach (var c in predicted)
        {
            classCount = Math.Max(classCount, c + 1);
        }

        if (!predicted.Contains(Scores.Undecided))
        {
            return Of(labels, predicted, classCount, weights);
        }

        var decided = predicted.ToArray();
        decided.AsSpan().Replace(Scores.Undecided, classCount);
        return Of(labels, decided, classCount + 1, weights);
    }
}
