namespace Ham10000.Evaluation;

/// <content>Scores of decided classes as a whole.</content>
public static partial class Scores
{
    /// <summary>Share of images that were given their true class, in [0, 1]; NaN of no weight. An undecided image is wrong.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given, or <see cref="Undecided"/>.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>accuracy_score</c>.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index is negative, or a weight is not a finite number of at least 0.</exception>
    public static double Accuracy(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, ReadOnlySpan<double> weights = default)
    {
        var matrix = WeightMatrix.OfOccurring(labels, predicted, weights);
        return MatrixScores.Accuracy(matrix.Cells, matrix.ClassCount);
    }

    /// <summary>Mean recall over the classes that occur, in [0, 1]; NaN where none does. An undecided image is wrong.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given, or <see cref="Undecided"/>.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>balanced_accuracy_score</c>. With <see cref="TieRule.Undecided"/> it is the metric of ISIC 2018, task 3.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index is negative, or a weight is not a finite number of at least 0.</exception>
    public static double BalancedAccuracy(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, ReadOnlySpan<double> weights = default)
    {
        var matrix = WeightMatrix.OfOccurring(labels, predicted, weights);
        return MatrixScores.BalancedAccuracy(matrix.Cells, matrix.ClassCount);
    }

    /// <summary>How far true and given classes agree beyond what chance would, at most 1; 0 is chance. NaN where chance agrees always.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="weighting">How much worse one wrong class is than another; default none, which suits diagnoses.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>cohen_kappa_score</c> with all classes as its <c>labels</c>. Cohen, "A coefficient of agreement for nominal scales", 1960.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index is negative, or a weight is not a finite number of at least 0.</exception>
    public static double CohenKappa(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, KappaWeighting weighting = KappaWeighting.None, ReadOnlySpan<double> weights = default)
    {
        RequireDecided(predicted);
        var matrix = WeightMatrix.OfOccurring(labels, predicted, weights);
        return MatrixScores.CohenKappa(matrix.Cells, matrix.ClassCount, weighting);
    }

    /// <summary>The correlation of true and given classes, in [−1, 1]; 0 is chance.</summary>
    /// <param name="labels">The true class of every image.</param>
    /// <param name="predicted">The class every image was given.</param>
    /// <param name="zeroDivision">What it counts as where all images have one class, or all were given one. Default NaN; scikit-learn says 0.</param>
    /// <param name="weights">The weight of every image; empty for 1 each.</param>
    /// <remarks>scikit-learn: <c>matthews_corrcoef</c>. Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004.</remarks>
    /// <exception cref="ArgumentException">The lengths differ, an index is negative, or a weight is not a finite number of at least 0.</exception>
    public static double MatthewsCorrelation(
        ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted, ZeroDivision zeroDivision = ZeroDivision.NaN, ReadOnlySpan<double> weights = default)
    {
        RequireDecided(predicted);
        var matrix = WeightMatrix.OfOccurring(labels, predicted, weights);
        var correlation = MatrixScores.MatthewsCorrelation(matrix.Cells, matrix.ClassCount);
        return double.IsNaN(correlation) ? zeroDivision.Value() : correlation;
    }

    private static void RequireDecided(ReadOnlySpan<int> predicted)
    {
        if (predicted.IndexOf(Undecided) is >= 0 and var image)
        {
            throw new ArgumentException($"Image {image} is undecided, which this score does not know. Decide with TieRule.First.", nameof(predicted));
        }
    }
}
